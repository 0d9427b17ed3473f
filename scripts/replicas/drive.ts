import { setTimeout as wait } from 'node:timers/promises';
import { pick } from '../../bench/random.ts';
import { fewQuestions } from '../load/questions.ts';
import type { SlackEnd } from './slack-end.ts';
import type { Times } from './times.ts';
import { somebody } from './workspaces.ts';

export interface Way {
  slack: SlackEnd;
  /** Where Slack sends to. */
  target: string;
  workspaces: number;
  random: () => number;
}

/** Three in four people mention the bot, the others use its command. */
const commandsOf = 4;

/** Asks as fast as answers come, with so many questions open at once. Gives how many were answered, and a second. */
export async function driveHard(way: Way, atOnce: number, seconds: number) {
  const began = performance.now();
  const until = began + seconds * 1_000;
  let answered = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) {
        await ask(way);
        answered += 1;
      }
    }),
  );
  return { answered, rate: (answered * 1_000) / (performance.now() - began) };
}

/** Asks so many questions a second, whether or not those before were answered: how long people wait. */
export async function driveSteadily(way: Way, rate: number, seconds: number): Promise<Times[]> {
  const began = performance.now();
  const asked: Promise<Times>[] = [];
  for (let n = 0; n < Math.max(1, rate * seconds); n += 1) {
    const due = began + (n * 1_000) / rate;
    while (performance.now() < due) await wait(1);
    const one = ask(way);
    // What goes wrong is heard of below, when all of them are sent.
    one.catch(() => undefined);
    asked.push(one);
  }
  return Promise.all(asked);
}

function ask({ slack, target, workspaces, random }: Way): Promise<Times> {
  const kind = random() * commandsOf < 1 ? 'command' : 'mention';
  return slack.ask(target, { kind, person: somebody(workspaces, random), text: pick(fewQuestions, random) });
}
