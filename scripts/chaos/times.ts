import type { AnnouncerTimes } from '../../src/announce/work.ts';

/** The times of the announcer about forty times shorter, in proportions that matter: no post outlives the settle time. */
export function scaledTimes(slower: number): Pick<AnnouncerTimes, 'http'> & Partial<AnnouncerTimes> {
  const times = {
    tick: 150,
    http: 300,
    lease: 1_800,
    settle: 1_300,
    sweep: 2_500,
    clockMargin: 2_000,
    sendMargin: 100,
  };
  const stretched = Object.entries(times).map(([name, millis]) => [name, millis * slower]);
  return { ...(Object.fromEntries(stretched) as typeof times), catchUp: 3_600_000 };
}

/** The times of answering, about eight times shorter. Every call ends inside the lease. */
export function scaledAnswering(slower: number) {
  return {
    leaseMillis: 7_000 * slower,
    times: { call: 1_000 * slower, settle: 2_500 * slower, drain: 1_000 * slower },
  };
}
