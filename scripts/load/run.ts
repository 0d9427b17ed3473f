import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Drive, driveHard, driveSteadily } from './drive.ts';
import { type Asking, askDistinct, askFew } from './questions.ts';
import { people, type SlackEnd, startSlackEnd } from './slack-end.ts';
import { startBare, startBot } from './target.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, rounds: { type: 'string', default: '2' } },
});

const secret = randomBytes(16).toString('hex');
const atOnce = 32;

/** What is driven: by what name it stands in the table, and how it is started and asked. */
interface Line {
  name: string;
  start: typeof startBot;
  next: Asking;
  hard: Drive[];
  half: Drive[];
}

/**
 * Slash commands over signed HTTP from this process to another: the bot beside a Bolt app that only acknowledges, in
 * turns. Prints how many are answered a second, and how long that takes at half of it.
 */
async function main(): Promise<void> {
  const slack = await startSlackEnd(secret);
  const rounds = Number(values.rounds);
  const lines: Line[] = [
    { name: 'bare Bolt app, only acknowledges', start: startBare, next: askFew(1), hard: [], half: [] },
    { name: 'bot, the same questions again and again', start: startBot, next: askFew(2), hard: [], half: [] },
    { name: 'bot, no question twice', start: startBot, next: await askDistinct(1), hard: [], half: [] },
  ];
  const seconds = Number(values.seconds) / (rounds * lines.length * 3);
  for (let round = 0; round < rounds; round += 1) for (const line of lines) await measure(line, slack, seconds);
  slack.close();

  const [bare] = lines;
  const peak = bare ? best(bare.hard).rate : Number.NaN;
  const { all, acknowledging } = slack.answers();
  process.stdout.write(
    [
      '| target | a second | ratio to bare | p50 ms | p99 ms |',
      '| --- | --- | --- | --- | --- |',
      ...lines.map(({ name, hard }) => row(`${name}: as fast as it goes`, best(hard), peak)),
      ...lines.map(({ name, half }) => row(`${name}: at half of that`, calm(half), peak)),
      '',
      `${all} answers, ${((100 * acknowledging) / all).toFixed(1)} % of them in the acknowledgement of the command.`,
      '',
    ].join('\n'),
  );
}

/**
 * Warms it up, at least until each person has asked once and is known to it; drives it as hard as it goes, and then at
 * half of that. Each has the same time.
 */
async function measure({ start, next, hard, half }: Line, slack: SlackEnd, seconds: number): Promise<void> {
  const target = await start(secret, slack.apiUrl);
  const way = { slack, next, seconds, target: target.address, answers: target.answers };
  await driveHard(way, atOnce, people);
  const peak = await driveHard(way, atOnce);
  hard.push(peak);
  half.push(await driveSteadily(way, peak.rate / 2));
  await target.stop();
}

function best(drives: readonly Drive[]): Drive {
  return drives.reduce((a, b) => (b.rate > a.rate ? b : a));
}

function calm(drives: readonly Drive[]): Drive {
  return drives.reduce((a, b) => (b.p99 < a.p99 ? b : a));
}

function row(name: string, { rate, median, p99 }: Drive, bare: number): string {
  return `| ${name} | ${Math.round(rate)} | ${(rate / bare).toFixed(2)} | ${median.toFixed(1)} | ${p99.toFixed(1)} |`;
}

await main();
