import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundle, bundleScript, dist, libraries } from './bundle.ts';

/**
 * The last step of the build: the program in a few files, `bin` beside `src`, with the libraries where npm put them; and
 * the index of the knowledge worked out, so that no start has to.
 */

/** The knowledge, its index and its tables: whatever is more, is of another version. */
const kinds = 3;

await bundle({
  folder: 'bin',
  programs: { cli: 'src/cli.js', main: 'src/main.js', 'reload-thread': 'src/reload-thread.js' },
  external: libraries,
});
await bundleScript('src/quick.js', 'bin/quick.cjs');

const prepared = path.join(dist, 'prepared/rareearth');
prepare();
if (files().length > kinds) {
  rmSync(prepared, { recursive: true });
  prepare();
}
spawnSync(process.execPath, [path.join(dist, 'scripts/bundle/compile.js')], { env: environment() });
// Whoever runs the program in a container is not who built it.
for (const folder of [path.dirname(prepared), prepared]) if (existsSync(folder)) chmodSync(folder, 0o755);
for (const file of files()) chmodSync(path.join(prepared, file), 0o644);

/** With knowledge that does not load there is nothing to prepare; whoever starts the program is told why. */
function prepare(): void {
  spawnSync(process.execPath, [path.join(dist, 'bin/cli.js'), 'ask', 'help'], {
    env: environment(),
  });
}

/** What is worked out goes beside the program. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, XDG_CACHE_HOME: path.dirname(prepared) };
}

function files(): string[] {
  return existsSync(prepared) ? readdirSync(prepared) : [];
}
