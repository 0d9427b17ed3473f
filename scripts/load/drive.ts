import type { SlackEnd } from './slack-end.ts';

/** What came of sending for a while. Times are milliseconds to the answer; to the acknowledgement of what gives none. */
export interface Drive {
  /** Commands answered a second. */
  rate: number;
  median: number;
  p99: number;
}

/** Who is asked what, and for how long. */
export interface Way {
  slack: SlackEnd;
  target: string;
  /** The next thing to ask. */
  next: () => string;
  /** Whether the target answers; one that does not only acknowledges. */
  answers: boolean;
  seconds: number;
}

/** Sends as fast as the target answers, so many commands at a time; goes on until it has sent the least number. */
export async function driveHard(
  { slack, target, next, answers, seconds }: Way,
  atOnce: number,
  least = 0,
): Promise<Drive> {
  const times: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1_000;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until || times.length < least) times.push(await slack.send(target, next(), answers));
    }),
  );
  return summarise(times, (performance.now() - started) / 1_000);
}

/** Sends so many commands a second, whether or not the ones before were answered: how long people wait. */
export async function driveSteadily({ slack, target, next, answers, seconds }: Way, rate: number): Promise<Drive> {
  const started = performance.now();
  const total = Math.max(1, Math.round(rate * seconds));
  const sent: Promise<number>[] = [];
  for (let n = 0; n < total; n += 1) {
    const due = started + (n * 1_000) / rate;
    while (performance.now() < due) await turn();
    sent.push(slack.send(target, next(), answers));
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
