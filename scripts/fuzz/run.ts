import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createRandom } from '../../bench/random.ts';
import { defaultKnowledgeDir } from '../../src/config.ts';
import { addDays } from '../../src/core/day.ts';
import { languages } from '../../src/core/language.ts';
import { openBot } from '../../src/open-bot.ts';
import { terminalPage } from '../../src/terminal/layout.ts';
import { renderReply } from '../../src/terminal/render.ts';
import { faultsOf } from './faults.ts';
import { createInputs } from './inputs.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: 'Infinity' },
  },
});

const firstDay = '2001-12-01';
const days = 9_500;
const reported = 20;
const disclaimer = 'Not legal advice.';

/**
 * Asks the bot lines that nobody would, on any day, in conversations, and looks at each reply as Slack would get it.
 * Ends with 1 when one threw, broke the rules of Slack or stated something without a source.
 */
async function main(): Promise<number> {
  const seed = Number(values.seed);
  const random = createRandom(seed + 1);
  let today = '2026-11-22';
  const bot = await openBot(
    defaultKnowledgeDir(),
    () => today,
    () => undefined,
  );
  if ('problems' in bot) throw new Error('the knowledge does not load');
  const next = createInputs(bot.context().base, seed);
  const page = terminalPage({ columns: 100 });
  const started = performance.now();
  const until = started + Number(values.minutes) * 60_000;
  const count = Number(values.count);
  const kinds = new Map<string, number>();
  let asked = 0;
  let broken = 0;

  for (; asked < count && performance.now() < until; asked += 1) {
    const input = next();
    if (random() < 0.3) today = addDays(firstDay, Math.floor(random() * days));
    const language = languages[Math.floor(random() * languages.length)];
    const conversation = random() < 0.5 ? { conversation: `c${Math.floor(random() * 50)}` } : {};
    const faults: string[] = [];
    try {
      const reply = bot.dispatch(input, { ...(language && { language }), ...conversation });
      const kind = reply.kind === 'answer' ? reply.answer.outcome : reply.kind;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      faults.push(...faultsOf(reply, input));
      renderReply(reply, page, disclaimer);
    } catch (error) {
      faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    if (faults.length === 0) continue;
    broken += 1;
    if (broken <= reported) process.stdout.write(`${JSON.stringify(input)} on ${today}: ${faults.join('; ')}\n`);
  }

  bot.close();
  const seconds = (performance.now() - started) / 1_000;
  const shares = [...kinds].sort(([, a], [, b]) => b - a).map(([kind, times]) => `${kind} ${times}`);
  process.stdout.write(
    `seed ${seed}: ${asked} lines in ${Math.round(seconds)} s, ${broken} with faults; ${shares.join(', ')}\n`,
  );
  return broken > 0 || asked === 0 ? 1 : 0;
}

process.exitCode = await main();
