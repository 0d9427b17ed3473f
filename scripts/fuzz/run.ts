import { parseArgs } from 'node:util';
import { type Outcome, type PartOptions, summarise } from './outcome.ts';
import { sendPayloads } from './payloads.ts';
import { askQuestions } from './questions.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: 'Infinity' },
    part: { type: 'string' },
  },
});

const parts: Record<string, (options: PartOptions) => Promise<Outcome>> = {
  questions: askQuestions,
  payloads: sendPayloads,
};

/**
 * Runs one part, or all, which then share the count and the time. Gives 1 when something had faults, or nothing was
 * tried.
 */
async function main(): Promise<number> {
  const chosen = Object.entries(parts).filter(([name]) => values.part === undefined || values.part === name);
  if (chosen.length === 0) throw new Error(`--part is one of ${Object.keys(parts).join(', ')}`);
  const seed = Number(values.seed);
  const count = Math.ceil(Number(values.count) / chosen.length);
  const millis = (Number(values.minutes) * 60_000) / chosen.length;
  const write = (line: string) => void process.stdout.write(`${line}\n`);
  let status = 0;
  for (const [, run] of chosen) {
    const started = performance.now();
    const outcome = await run({ count, seed, until: started + millis, write });
    write(summarise(outcome, seed, (performance.now() - started) / 1_000));
    if (outcome.broken > 0 || outcome.tried === 0) status = 1;
  }
  return status;
}

process.exitCode = await main();
