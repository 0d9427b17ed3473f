import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { KnowledgeBase } from './core/base.ts';
import type { Day } from './core/day.ts';
import { type LoadResult, loadKnowledge } from './knowledge/load.ts';
import type { Problem } from './knowledge/problem.ts';
import type { Matcher } from './match/matcher.ts';
import { type MatcherParts, openMatcher, receiveMatcher } from './open-matcher.ts';

/** Knowledge that was loaded again, ready for questions, or all that is wrong with it. */
export type Reloaded =
  | { ok: true; base: KnowledgeBase; matcher: Matcher; warnings: Problem[] }
  | { ok: false; problems: Problem[] };

/** What the thread is told to do. */
export interface ReloadOrder {
  dir: string;
  today: Day;
}

/** What the thread hands over. */
export type HandedOver =
  | (Extract<LoadResult, { ok: true }> & { parts: MatcherParts })
  | Extract<LoadResult, { ok: false }>;

interface Reload {
  /** Rejects when the thread ends without a result: then whoever asked keeps what they have. */
  load: (today: Day) => Promise<Reloaded>;
  /** Ends what is being loaded. */
  close: () => void;
}

/** Beside this file, also where the build has put both into the bundle; missing where sources run that were not compiled. */
const program = new URL('./reload-thread.js', import.meta.url);

/**
 * Loads an edited folder in a thread of its own: to parse, check and index it takes more than a second, for which Slack
 * would wait. Where no thread may be started it is loaded here.
 */
export function openReload(dir: string, warn: (message: string) => void, thread: URL = program): Reload {
  let worker: Worker | null = null;

  function start(order: ReloadOrder): Worker | null {
    if (!existsSync(thread)) return null;
    try {
      return new Worker(thread, { workerData: order });
    } catch (error) {
      warn(`no thread can be started, so that loading an edit holds up answers (${String(error)})`);
      return null;
    }
  }

  return {
    async load(today) {
      worker = start({ dir, today });
      if (!worker) return loadHere(dir, today);
      const handed = await resultOf(worker);
      worker = null;
      return handed.ok ? { ...handed, matcher: receiveMatcher(handed.base, handed.parts) } : handed;
    },
    close: () => void worker?.terminate(),
  };
}

function resultOf(worker: Worker): Promise<HandedOver> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (status) => reject(new Error(`the thread that loads it ended with status ${status}`)));
  });
}

async function loadHere(dir: string, today: Day): Promise<Reloaded> {
  const loaded = await loadKnowledge(dir, { today });
  return loaded.ok ? { ...loaded, matcher: openMatcher(loaded.base) } : loaded;
}
