import { parseArgs } from 'node:util';
import { createRandom } from '../../bench/random.ts';
import { type Drive, driveHard, driveSteadily } from './drive.ts';
import { startTarget } from './process.ts';
import { questions } from './questions.ts';
import { startSlackEnd } from './slack-end.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, rounds: { type: 'string', default: '3' } },
});

const secret = 'load-signing-secret';
const atOnce = 32;

/**
 * Slash commands over signed HTTP from this process to another: the bot beside a Bolt app that only acknowledges, in
 * turns. Prints how many are taken a second, and how long they take at half of that.
 */
async function main(): Promise<void> {
  const slack = await startSlackEnd(secret);
  const rounds = Number(values.rounds);
  const seconds = Number(values.seconds) / (rounds * 5);
  const random = createRandom(1);
  const found: Record<'bare' | 'bot' | 'botAnswers' | 'bareHalf' | 'botHalf', Drive[]> = {
    bare: [],
    bot: [],
    botAnswers: [],
    bareHalf: [],
    botHalf: [],
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of ['bare', 'bot'] as const) {
      const target = await startTarget(kind, secret, slack.apiUrl);
      const way = { slack, target: target.address, questions, random, seconds };
      await driveHard({ ...way, seconds: 1 }, atOnce, false);
      const peak = await driveHard(way, atOnce, false);
      found[kind].push(peak);
      if (kind === 'bot') found.botAnswers.push(await driveHard(way, atOnce, true));
      const sustained = kind === 'bot' ? (found.botAnswers.at(-1)?.rate ?? 0) : peak.rate;
      found[`${kind}Half`].push(await driveSteadily(way, sustained / 2));
      await target.stop();
    }
  }
  slack.close();

  const best = (drives: Drive[]) => drives.reduce((a, b) => (b.rate > a.rate ? b : a));
  const calm = (drives: Drive[]) => drives.reduce((a, b) => (b.p99 < a.p99 ? b : a));
  const ratio = best(found.bot).rate / best(found.bare).rate;
  const answering = best(found.botAnswers).rate / best(found.bare).rate;
  process.stdout.write(
    [
      '| target | a second | ratio to bare | p50 ms | p99 ms |',
      '| --- | --- | --- | --- | --- |',
      row('bare Bolt app, acknowledges only', best(found.bare), 1),
      row('bot, acknowledged', best(found.bot), ratio),
      row('bot, answered in full', best(found.botAnswers), answering),
      row('bare, at half its peak', calm(found.bareHalf), calm(found.bareHalf).rate / best(found.bare).rate),
      row('bot, at half of what it answers', calm(found.botHalf), calm(found.botHalf).rate / best(found.bare).rate),
      '',
    ].join('\n'),
  );
}

function row(name: string, { rate, median, p99 }: Drive, ratio: number): string {
  return `| ${name} | ${Math.round(rate)} | ${ratio.toFixed(2)} | ${median.toFixed(1)} | ${p99.toFixed(1)} |`;
}

await main();
