#!/usr/bin/env node
import { openScript } from './script.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader closed the pipe, as `head` does: nothing is left to do.
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

/** A question is answered by a small program where it can be; all else, and whatever goes wrong, is for the whole one. */
function askQuickly(args: string[]): number | undefined {
  if (args[0] !== 'ask') return undefined;
  try {
    return openScript<typeof import('./quick.ts')>(new URL('./quick.cjs', import.meta.url))?.program.askQuickly(args);
  } catch {
    return undefined;
  }
}

const args = process.argv.slice(2);
process.exitCode = askQuickly(args) ?? (await (await import('./command-line.ts')).runCommandLine(args));
