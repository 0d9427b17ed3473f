import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { builtDir } from '../build.ts';

const resolve = `export function resolve(name, context, next) {
  if (['zod', 'yaml'].includes(name)) throw new Error('needs ' + name);
  return next(name, context);
}`;
const refuse = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(resolve))});`;

function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/** Runs the compiled program; `options` are for Node. */
async function rareearth(words: string[], options: string[] = []): Promise<string> {
  const line = [...options, path.join(builtDir, 'bin/cli.js'), ...words];
  const env = { ...process.env, NO_COLOR: '1', KNOWLEDGE_DIR: '' };
  const { stdout } = await promisify(execFile)(process.execPath, line, { env });
  return stdout;
}

it('answers without what reads and checks files, once they have been read', async () => {
  const question = ['ask', 'is NdFeB tech controlled?'];
  const refusing = ['--import', dataUrl(refuse)];
  await expect(rareearth(['check'], refusing)).rejects.toThrow('needs');
  const first = await rareearth(question);
  expect(await rareearth(question, refusing)).toBe(first);
});
