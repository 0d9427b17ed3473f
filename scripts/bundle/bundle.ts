import path from 'node:path';
import { type InputOptions, type Plugin, rolldown } from 'rolldown';
import { codeVersion } from '../../src/knowledge/code-version.ts';

/** Where the compiled files lie. */
export const dist = path.join(import.meta.dirname, '../..');

const versioned: Plugin = {
  name: 'code-version',
  load(id) {
    if (!id.endsWith(path.join('knowledge', 'code-version.js'))) return null;
    return `export const codeVersion = () => ${JSON.stringify(codeVersion())};`;
  },
};

/** Libraries stay where npm put them. */
export const libraries = (id: string): boolean => !id.startsWith('.') && !path.isAbsolute(id);

/** A folder of `dist` that is made anew from some compiled programs, by name. */
export interface Bundle {
  folder: string;
  programs: Record<string, string>;
  /** What stays where it is. */
  external: NonNullable<InputOptions['external']>;
}

/** Puts compiled programs and what they import into a few files: opening several hundred small ones takes long. */
export async function bundle({ folder, programs, external }: Bundle): Promise<void> {
  const input = Object.entries(programs).map(([name, file]) => [name, path.join(dist, file)]);
  const made = await rolldown({ input: Object.fromEntries(input), platform: 'node', external, plugins: [versioned] });
  await made.write({ dir: path.join(dist, folder), cleanDir: true });
  await made.close();
}

/** Puts a compiled program and what it imports into one script, which can be compiled before it is run. */
export async function bundleScript(program: string, script: string): Promise<void> {
  const made = await rolldown({
    input: path.join(dist, program),
    platform: 'node',
    external: libraries,
    plugins: [versioned],
  });
  await made.write({ file: path.join(dist, script), format: 'cjs', codeSplitting: false });
  await made.close();
}
