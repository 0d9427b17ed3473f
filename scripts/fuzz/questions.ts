import { createRandom } from '../../bench/random.ts';
import { defaultKnowledgeDir } from '../../src/config/knowledge-dir.ts';
import { addDays } from '../../src/core/day.ts';
import { languages } from '../../src/core/language.ts';
import { openBot } from '../../src/open-bot.ts';
import { terminalPage } from '../../src/terminal/layout.ts';
import { renderReply } from '../../src/terminal/render.ts';
import { faultsOf } from './faults.ts';
import { createInputs } from './inputs.ts';
import { buildReport, type Outcome, type PartOptions } from './outcome.ts';

const firstDay = '2001-12-01';
const days = 9_500;
const disclaimer = 'Not legal advice.';

/**
 * Asks the bot lines that nobody would, on any day, in conversations, and looks at each reply as Slack would get it: none
 * may throw, break the rules of Slack or state something without a source.
 */
export async function askQuestions({ count, seed, until, write }: PartOptions): Promise<Outcome> {
  const random = createRandom(seed + 1);
  let today = '2026-11-30';
  const bot = await openBot(
    defaultKnowledgeDir(),
    () => today,
    () => undefined,
  );
  if ('problems' in bot) throw new Error('the knowledge does not load');
  const next = createInputs(bot.context().base, seed);
  const page = terminalPage({ columns: 100 });
  const report = buildReport(write);
  const kinds = new Map<string, number>();
  let asked = 0;

  for (; asked < count && performance.now() < until; asked += 1) {
    const input = next();
    if (random() < 0.3) today = addDays(firstDay, Math.floor(random() * days));
    const language = languages[Math.floor(random() * languages.length)];
    const conversation = random() < 0.5 ? { conversation: `c${Math.floor(random() * 50)}` } : {};
    const faults: string[] = [];
    try {
      const reply = await bot.perform(input, { ...(language && { language }), ...conversation });
      const kind = reply.kind === 'answer' ? reply.answer.outcome : reply.kind;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      faults.push(...faultsOf(reply, input));
      renderReply(reply, page, disclaimer);
    } catch (error) {
      faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    report.note(`${JSON.stringify(input)} on ${today}`, faults);
  }

  bot.close();
  return { what: 'questions', tried: asked, broken: report.broken(), shares: kinds };
}
