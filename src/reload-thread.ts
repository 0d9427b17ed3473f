import { parentPort, workerData } from 'node:worker_threads';
import { loadKnowledge } from './knowledge/load.ts';
import { partsOfMatcher } from './open-matcher.ts';
import type { HandedOver, ReloadOrder } from './reload.ts';

/** The program of the thread in which an edited folder is loaded; what it works out is kept on disk for the next start too. */
const { dir, today } = workerData as ReloadOrder;
const loaded = await loadKnowledge(dir, { today });
if (loaded.ok) {
  const parts = partsOfMatcher(loaded.base);
  // The index changes hands instead of being copied: it is the larger part by far.
  parentPort?.postMessage({ ...loaded, parts } satisfies HandedOver, [parts.index.buffer as ArrayBuffer]);
} else {
  parentPort?.postMessage(loaded satisfies HandedOver);
}
