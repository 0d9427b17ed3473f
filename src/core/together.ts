import type { Reading } from './reading.ts';

/** How several questions of one message are remembered: what comes next is about each of them. */
export function joinReadings(readings: readonly Reading[]): Reading | undefined {
  const last = readings.at(-1);
  const entries = readings.flatMap(({ entry }) => entry ?? []);
  if (!last || readings.length === 1 || entries.length < readings.length) return last;
  const { language, intent, ...circumstances } = last.cues;
  const shared = (Object.keys(circumstances) as (keyof typeof circumstances)[]).filter((cue) =>
    readings.every(({ cues }) => cues[cue] === last.cues[cue]),
  );
  return {
    outcome: 'choose',
    entry: null,
    confidence: Math.min(...readings.map(({ confidence }) => confidence)),
    cues: { language, intent, ...Object.fromEntries(shared.map((cue) => [cue, last.cues[cue]])) },
    choices: entries.map((entry) => ({ entry })),
    together: true,
    nearest: [],
  };
}
