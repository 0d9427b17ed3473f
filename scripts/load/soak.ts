import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { driveSteadily } from './drive.ts';
import { askDistinct, askFew } from './questions.ts';
import { startSlackEnd } from './slack-end.ts';
import { startBot } from './target.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, rate: { type: 'string', default: '50' } },
});

const secret = randomBytes(16).toString('hex');
const samples = 12;
/** Growth of memory over the second half, as a share, above which it is not called flat. */
const flat = 0.1;

/** Asks the bot at a steady rate for an hour, and looks whether its memory goes on growing. Ends with 1 when it does. */
async function main(): Promise<number> {
  const slack = await startSlackEnd(secret);
  const target = await startBot(secret, slack.apiUrl);
  const askings = [askFew(2), await askDistinct(2)];
  let turn = 0;
  // Half of what is asked was asked before, half never was.
  const next = () => {
    turn += 1;
    return askings[turn % 2]?.() ?? '';
  };
  const seconds = (Number(values.minutes) * 60) / samples;
  const sizes: number[] = [];
  for (let sample = 1; sample <= samples; sample += 1) {
    const { rate, p99 } = await driveSteadily(
      { slack, target: target.address, next, seconds, answers: target.answers },
      Number(values.rate),
    );
    const size = await target.memory();
    sizes.push(size);
    process.stdout.write(
      `${((sample * seconds) / 60).toFixed(1)} min: ${size.toFixed(0)} MiB, ${rate.toFixed(0)} a second, p99 ${p99.toFixed(1)} ms, ${slack.answers().all} answered\n`,
    );
  }
  await target.stop();
  slack.close();
  const late = sizes.slice(samples / 2);
  const growth = (Math.min(...late.slice(-2)) - Math.min(...late.slice(0, 2))) / Math.min(...late.slice(0, 2));
  process.stdout.write(`memory over the second half: ${(100 * growth).toFixed(1)} %\n`);
  return growth > flat || slack.answers().all === 0 ? 1 : 0;
}

process.exitCode = await main();
