import { type Group, readMaterial, type Task } from './material.ts';
import { buildEngineNamed } from './rivals/engines.ts';
import type { Find, Ranking } from './rivals/rival.ts';
import { startTiming } from './stopwatch.ts';

/** What became of one question. */
export interface Outcome {
  group: Group;
  inScope: boolean;
  /** Place of the expected entry, from 1; 0 when it is not among the ten. */
  rank: number;
  microseconds: number;
  /** Ways to tell a sure answer from an unsure one: the score, the score a word, and the lead over the second. */
  signals: [score: number, perWord: number, lead: number];
  decision?: Ranking['decision'];
}

export interface Built {
  entries: number;
  phrasings: number;
  questions: number;
  milliseconds: number;
  /** Growth of the process over what it took with the entries read, megabytes. */
  residentMegabytes: number;
}

export type Order =
  | { kind: 'build'; engine: string; task: Task }
  | { kind: 'ask'; count: number; milliseconds: number };
export type Report =
  | { kind: 'built'; built: Built }
  | { kind: 'asked'; outcomes: Outcome[]; peakMegabytes: number }
  | { kind: 'failed'; reason: string };

/** The process of one engine: builds it, then asks it as many questions at a time as it is told to. */
export function serveMeasurements(): void {
  let find: Find | undefined;
  let questions: Awaited<ReturnType<typeof readMaterial>>['questions'] = [];
  let baseline = 0;
  let next = 0;

  async function build({ engine, task }: Extract<Order, { kind: 'build' }>): Promise<Report> {
    const material = await readMaterial(task);
    questions = material.questions;
    const { entries } = material;
    baseline = residentMegabytes();
    const elapsed = startTiming();
    find = await buildEngineNamed(engine, material);
    const milliseconds = elapsed() / 1000;
    const phrasings = entries.reduce((sum, entry) => sum + entry.phrasings.length, 0);
    const built: Built = {
      entries: entries.length,
      phrasings,
      questions: questions.length,
      milliseconds,
      residentMegabytes: Math.max(0, residentMegabytes() - baseline),
    };
    return { kind: 'built', built };
  }

  async function ask({ count, milliseconds }: Extract<Order, { kind: 'ask' }>): Promise<Report> {
    const outcomes: Outcome[] = [];
    let spent = 0;
    do {
      const question = questions[next];
      if (!find || !question) break;
      next += 1;
      const elapsed = startTiming();
      const ranking = await find(question.query);
      const microseconds = elapsed();
      spent += microseconds / 1000;
      outcomes.push({
        group: question.group,
        inScope: question.entry !== null,
        rank: question.entry === null ? 0 : ranking.keys.indexOf(question.entry) + 1,
        microseconds,
        signals: signalsOf(ranking, question.query),
        decision: ranking.decision,
      });
    } while (outcomes.length < count && spent < milliseconds);
    const peakMegabytes = Math.max(0, process.resourceUsage().maxRSS / 1024 - baseline);
    return { kind: 'asked', outcomes, peakMegabytes };
  }

  process.on('message', (order: Order) => {
    const report = order.kind === 'build' ? build(order) : ask(order);
    report
      .catch((error: unknown): Report => ({ kind: 'failed', reason: String(error) }))
      .then((value) => process.send?.(value));
  });
}

function signalsOf({ scores: [first, second] }: Ranking, query: string): Outcome['signals'] {
  return [first, first / query.split(/\s+/).length, first === 0 ? 0 : (first - second) / first];
}

function residentMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1024 ** 2;
}
