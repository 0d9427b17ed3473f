import { pick } from '../../bench/random.ts';
import type { SlackEnd } from './slack-end.ts';

/** What came of sending for a while. Times are milliseconds to the acknowledgement. */
export interface Drive {
  /** Commands acknowledged a second. */
  rate: number;
  median: number;
  p99: number;
}

interface Way {
  slack: SlackEnd;
  target: string;
  questions: readonly string[];
  random: () => number;
  seconds: number;
}

/** Sends as fast as the target takes it, so many commands at a time. With `answered`, as fast as it answers them. */
export async function driveHard(way: Way, atOnce: number, answered: boolean): Promise<Drive> {
  const times: number[] = [];
  const before = way.slack.answers();
  const started = performance.now();
  const until = started + way.seconds * 1_000;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) {
        times.push(await way.slack.send(way.target, pick(way.questions, way.random)));
        // What is acknowledged and not answered would only pile up.
        while (answered && times.length - (way.slack.answers() - before) > 2 * atOnce) await turn();
      }
    }),
  );
  while (answered && way.slack.answers() - before < times.length) await turn();
  return summarise(times, (performance.now() - started) / 1_000);
}

/** Sends so many commands a second, whether or not the ones before were taken: how long people wait. */
export async function driveSteadily(way: Way, rate: number): Promise<Drive> {
  const started = performance.now();
  const total = Math.max(1, Math.round(rate * way.seconds));
  const sent: Promise<number>[] = [];
  for (let n = 0; n < total; n += 1) {
    const due = started + (n * 1_000) / rate;
    while (performance.now() < due) await turn();
    sent.push(way.slack.send(way.target, pick(way.questions, way.random)));
  }
  return summarise(await Promise.all(sent), (performance.now() - started) / 1_000);
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

function summarise(times: number[], seconds: number): Drive {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { rate: times.length / seconds, median: at(0.5), p99: at(0.99) };
}
