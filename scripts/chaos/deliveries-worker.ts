import { setTimeout as wait } from 'node:timers/promises';
import { startAnnouncer } from '../../src/announce/announcer.ts';
import { buildBase } from '../../src/core/base.ts';
import { Vocabulary } from '../../src/core/vocabulary.ts';
import { buildAnnouncing } from '../../src/slack/announcing/announcing.ts';
import { openStore } from '../../src/store/open.ts';
import { scaledTimes } from './times.ts';

/** A worker that announces what is planned, until somebody kills it. */
const [url = '', apiUrl = '', token = '', slower = '1'] = process.argv.slice(2);
const times = scaledTimes(Number(slower));
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const loud = { ...silent, error: (message: string, details?: object) => console.error(message, details) };

const store = await openStore(url, { waitMillis: 10_000, onError: () => {} });
const nothing = buildBase(
  {
    about: { name: { en: '' }, languages: ['en'], disclaimer: { en: '' }, experts: [], suggestions: [] },
    sources: [],
    instruments: [],
    topics: [],
    guides: [],
    vocabulary: Vocabulary.parse({ destinations: {}, users: {} }),
  },
  'chaos',
);
startAnnouncer({
  store,
  knowledge: () => nothing,
  compose: () => [],
  slack: buildAnnouncing({ tokenOf: async () => token, timeoutMillis: times.http, apiUrl, log: silent }),
  times,
  clock: {
    monotonic: () => performance.now(),
    sleep: async (millis, signal) => wait(millis, undefined, signal && { signal }).catch(() => undefined),
  },
  log: loud,
});
process.send?.('ready');
// Whoever was to kill it is gone.
process.on('disconnect', () => process.exit());
