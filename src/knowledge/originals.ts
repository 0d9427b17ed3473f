import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Original } from './files.ts';
import type { Finding } from './problem.ts';

/** The source texts of a folder, to compare statements with. */
export function readOriginals(dir: string): { texts: Original[]; problems: Finding[] } {
  try {
    const files = readdirSync(dir, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
    const texts = files.map(({ name, parentPath }) => ({ name, text: readFileSync(join(parentPath, name), 'utf8') }));
    return { texts, problems: [] };
  } catch (error) {
    const message = `the source texts cannot be read (${error instanceof Error ? error.message : String(error)})`;
    return { texts: [], problems: [{ file: dir, line: 1, column: 1, level: 'error', message }] };
  }
}
