import { randomBytes } from 'node:crypto';
import { outcomeOf } from '../core/compose/answers.ts';
import { inLanguage, type Language } from '../core/language.ts';
import type { Reply } from '../core/reply.ts';
import type { Request } from './blocks/request.ts';
import { apologise, render } from './blocks.ts';
import type { Asker, Bot } from './bot.ts';
import type { Memory } from './dedupe.ts';
import { type Delivery, deliver, type Place } from './deliver.ts';
import type { Message } from './limits.ts';
import { describeError } from './log.ts';

/** What the listeners share. */
export interface Desk extends Delivery {
  bot: Bot;
  /** Deliveries and messages already seen. */
  seen: Memory;
}

/** An input line, who asks it, and from which item of the reply on to show. */
export interface Ask {
  input: string;
  asker: Asker;
  offset?: number;
  shareable?: boolean;
  sharedBy?: string;
}

/** Runs an input line and says the reply in a place. Whatever breaks, the asker hears of it. Never throws. */
export async function answerAt(desk: Desk, place: Place, ask: Ask): Promise<void> {
  const tell = (message: Message) => deliver(place, message, desk);
  await orApologise(desk, ask, async () => tell((await answer(desk, ask)).message), tell);
}

/** Runs an input line. */
export async function answer(
  { bot, clock, log }: Desk,
  { input, asker, offset = 0, shareable = false, sharedBy }: Ask,
): Promise<{ reply: Reply; message: Message }> {
  const started = clock.now();
  const reply = await bot.perform(input, asker);
  log.info('asked', {
    reply: reply.kind,
    outcome: outcomeOf(reply),
    language: reply.language,
    millis: clock.now() - started,
  });
  const disclaimer = inLanguage(bot.context().base.about.disclaimer, reply.language);
  const line = againOf(reply, input);
  const request: Request = { input: line, offset, shareable, disclaimer, ...(sharedBy !== undefined && { sharedBy }) };
  return { reply, message: render(reply, request) };
}

/** The line that buttons run: a follow-up would be read without what came before it. None, where there is none. */
function againOf(reply: Reply, input: string): string {
  const again = reply.kind === 'answer' || reply.kind === 'answers' ? reply.again : undefined;
  return again === undefined ? input : (again ?? '');
}

/** Does the work; when it fails, logs why under a reference and tells the asker the reference. Never throws. */
export async function orApologise(
  desk: Desk,
  ask: Pick<Ask, 'input' | 'asker'>,
  work: () => Promise<void>,
  tell: (message: Message) => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reference = randomBytes(4).toString('hex');
    desk.log.error('a question was not answered', { reference, error: describeError(error, ask.input) });
    try {
      await tell(apologise(languageOf(desk, ask), reference));
    } catch (second) {
      desk.log.error('and the asker could not be told', { reference, error: describeError(second, ask.input) });
    }
  }
}

const scripts: [RegExp, Language][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
];

/** The language to apologise in. What reads questions may be what broke, so this only looks at the script. */
function languageOf({ bot }: Desk, { input, asker }: Pick<Ask, 'input' | 'asker'>): Language {
  const written = scripts.find(([script]) => script.test(input))?.[1];
  const known = asker.language ?? written;
  if (known) return known;
  try {
    return bot.context().language;
  } catch {
    return 'en';
  }
}
