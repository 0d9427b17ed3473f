import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Where the suite finds the compiled program: always built from the sources under test, apart from `dist`. */
export const builtDir = path.join(import.meta.dirname, '../node_modules/.cache/rareearth-test');

/** Compiles once before the suite, for the tests that run the program as a process. Types are checked elsewhere. */
export function setup(): void {
  const tsc = path.join(import.meta.dirname, '../node_modules/typescript/bin/tsc');
  for (const project of ['tsconfig.build.json', 'src/playground/page/tsconfig.json']) {
    execFileSync(process.execPath, [tsc, '-p', project, '--noCheck', '--outDir', builtDir], {
      cwd: path.join(import.meta.dirname, '..'),
      stdio: 'inherit',
    });
  }
  execFileSync(process.execPath, [path.join(builtDir, 'scripts/bundle/run.js')], { stdio: 'inherit' });
}
