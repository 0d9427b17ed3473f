import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { codeVersion } from '../src/knowledge/code-version.ts';

/**
 * Puts the compiled program into a few files, `bin` beside `src`: opening several hundred small ones takes longer than
 * answering a question. Libraries stay as they are, where npm put them. The index of the knowledge is worked out too, so
 * that no start has to.
 */
const dist = path.join(import.meta.dirname, '..');
/** The knowledge, its index and its tables: whatever is more, is of another version. */
const kinds = 3;

const versioned: Plugin = {
  name: 'code-version',
  load(id) {
    if (!id.endsWith(path.join('knowledge', 'code-version.js'))) return null;
    return `export const codeVersion = () => ${JSON.stringify(codeVersion())};`;
  },
};

const bundle = await rolldown({
  input: { cli: path.join(dist, 'src/cli.js'), main: path.join(dist, 'src/main.js') },
  platform: 'node',
  external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
  plugins: [versioned],
});
await bundle.write({ dir: path.join(dist, 'bin'), cleanDir: true });
await bundle.close();

const prepared = path.join(dist, 'prepared/rareearth');
prepare();
if (files().length > kinds) {
  rmSync(prepared, { recursive: true });
  prepare();
}
// Whoever runs the program in a container is not who built it.
for (const folder of [path.dirname(prepared), prepared]) if (existsSync(folder)) chmodSync(folder, 0o755);
for (const file of files()) chmodSync(path.join(prepared, file), 0o644);

/** With knowledge that does not load there is nothing to prepare; whoever starts the program is told why. */
function prepare(): void {
  spawnSync(process.execPath, [path.join(dist, 'bin/cli.js'), 'ask', 'help'], {
    env: { ...process.env, XDG_CACHE_HOME: path.dirname(prepared) },
  });
}

function files(): string[] {
  return existsSync(prepared) ? readdirSync(prepared) : [];
}
