import { parseArgs } from 'node:util';
import { fileJournal, memoryJournal, summariseJournal } from './journal.ts';
import { summarise } from './outcome.ts';
import { sendPayloads } from './payloads.ts';
import { askQuestions } from './questions.ts';
import { type Part, planRounds, runRounds, takeShard } from './rounds.ts';

const usage = `npm run fuzz -- [options]
  --count N       how many questions and payloads in all (1000000)
  --part NAME     questions or payloads alone
  --seed N        the first seed (1); a line of the output names the one to repeat a round with
  --round N       tries in a round (10000)
  --shard 2/4     the second of four processes that share the rounds
  --journal FILE  notes each round that is done; started again, the run goes on after the last one
  --minutes N     ends early
`;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    round: { type: 'string', default: '10000' },
    shard: { type: 'string', default: '1/1' },
    minutes: { type: 'string', default: 'Infinity' },
    journal: { type: 'string' },
    part: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const parts: Record<string, Part> = { questions: askQuestions, payloads: sendPayloads };

/** Gives 1 when something had faults, or nothing was tried. */
async function main(): Promise<number> {
  const write = (line: string) => void process.stdout.write(`${line}\n`);
  if (values.help) {
    write(usage);
    return 0;
  }
  const chosen = Object.keys(parts).filter((name) => values.part === undefined || values.part === name);
  if (chosen.length === 0) throw new Error(`--part is one of ${Object.keys(parts).join(', ')}`);
  const run = { count: Number(values.count), seed: Number(values.seed), size: Number(values.round) };
  const rounds = planRounds(chosen, run);
  const journal = values.journal === undefined ? memoryJournal() : fileJournal(values.journal);
  let tried = 0;
  let broken = 0;
  await runRounds(takeShard(rounds, values.shard), {
    parts,
    journal,
    until: performance.now() + Number(values.minutes) * 60_000,
    write,
    ended({ seed }, outcome, seconds) {
      tried += outcome.tried;
      broken += outcome.broken;
      write(summarise(outcome, seed, seconds));
    },
  });
  const noted = journal.read();
  write(summariseJournal(noted, rounds));
  return broken > 0 || tried + noted.length === 0 ? 1 : 0;
}

process.exitCode = await main();
