import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadResult } from './load.ts';

export interface WatchOptions<Loaded extends LoadResult> {
  /** Loads the folder again. Never called while it is still at it. */
  load: () => Promise<Loaded>;
  /** Revision that is in use already; loading the same one again is not news. */
  revision?: string | undefined;
  /** Milliseconds between two looks. */
  interval?: number | undefined;
}

type NotLoaded = Extract<LoadResult, { ok: false }>;

export interface Watch {
  /** Looks once, as the timer does; done when a change, if there was one, has been told. */
  look: () => Promise<void>;
  close: () => void;
}

const everyTwoSeconds = 2_000;

/**
 * Loads a knowledge folder again when it has changed and then been quiet between two looks. A folder that does not
 * load is told too, so that its problems can be shown while the old knowledge stays in use.
 *
 * Looks at names, sizes and times instead of listening to the file system: that also works for mounted folders and
 * for those exchanged as a whole, and some hundred files cost a few milliseconds.
 */
export function watchKnowledge<Loaded extends LoadResult>(
  dir: string,
  onLoaded: (result: Loaded | NotLoaded) => void,
  { load, revision, interval = everyTwoSeconds }: WatchOptions<Loaded>,
): Watch {
  let current = revision;
  let lastSeen: string | undefined;
  let handled: string | undefined;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const seen = await signatureOf(dir);
    const quiet = seen === lastSeen;
    lastSeen = seen;
    if (!quiet || seen === handled) return;
    handled = seen;

    const result = await load();
    const next = result.ok ? result.base.revision : undefined;
    if (closed || (next !== undefined && next === current)) return;
    current = next;
    onLoaded(result);
  }

  function schedule(): void {
    timer = setTimeout(() => {
      look()
        .catch((error: unknown) => {
          if (!closed) onLoaded({ ok: false, problems: [failure(dir, error)] });
        })
        .finally(() => {
          if (!closed) schedule();
        });
    }, interval);
    timer.unref();
  }

  schedule();
  return {
    look,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** Changes whenever a file is written, added, removed or exchanged. */
async function signatureOf(dir: string): Promise<string> {
  try {
    const names = await readdir(dir, { recursive: true });
    const lines = await Promise.all(names.sort().map((name) => describeFile(dir, name)));
    return lines.join('\n');
  } catch (error) {
    return String(error);
  }
}

async function describeFile(dir: string, name: string): Promise<string> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(join(dir, name));
    return `${name} ${size} ${mtimeMs} ${ctimeMs} ${ino}`;
  } catch {
    return `${name} gone`;
  }
}

function failure(file: string, error: unknown) {
  const message = `cannot be loaded (${error instanceof Error ? error.message : String(error)})`;
  return { file, line: 1, column: 1, level: 'error' as const, message };
}
