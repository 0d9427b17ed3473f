import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { readManifest } from '../src/manifest.ts';

/**
 * What the Slack CLI calls to learn the manifest: manifest.yml as JSON on standard output, between the boundaries that it
 * asks for (@slack/cli-hooks, protocol "message-boundaries"). The package's own hook reads manifest.json only.
 */
const { values } = parseArgs({ options: { boundary: { type: 'string' } }, strict: false, allowPositionals: true });
const boundary = typeof values.boundary === 'string' ? values.boundary : '';
process.stdout.write(`${boundary}${JSON.stringify(parse(readManifest().text))}${boundary}\n`);
