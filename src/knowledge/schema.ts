import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { schemas } from './schemas.ts';

/** The JSON Schema files that editors complete knowledge files with, by name. */
export function buildSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      // The YAML language server knows draft 7 and below.
      const json = z.toJSONSchema(schema, { target: 'draft-07', io: 'input' });
      return [`${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}

/** Writes the schemas into a folder. */
export function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(buildSchemas())) writeFileSync(join(folder, name), text);
}
