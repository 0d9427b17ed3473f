import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildSchemas, writeSchemas } from '../../src/knowledge/schema.ts';
import { buildFolder } from './helpers.ts';

describe('schemas', () => {
  it('in knowledge/schema are what `npm run knowledge:schema` would write', () => {
    const folder = join(import.meta.dirname, '..', '..', 'knowledge', 'schema');
    const written = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    expect(Object.fromEntries(written)).toEqual(buildSchemas());
  });

  it('are written as files', () => {
    const folder = join(buildFolder(), 'schema');
    writeSchemas(folder);
    expect(readdirSync(folder).sort()).toEqual(Object.keys(buildSchemas()).sort());
  });

  it('refuse unknown keys and keep descriptions', () => {
    const about = JSON.parse(buildSchemas()['about.schema.json'] ?? '');
    expect(about.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(about.definitions.About.additionalProperties).toBe(false);
    expect(about.definitions.About.properties.disclaimer.description).toBe('One short line under every answer.');
  });
});
