import { randomBytes } from 'node:crypto';
import type { Language } from '../core/language.ts';
import { apologise } from './blocks.ts';
import type { Asker, Bot } from './bot.ts';
import type { Message } from './limits.ts';
import { describeError, type Log } from './log.ts';

interface Asked {
  input: string;
  asker: Asker;
}

interface Office {
  bot: Bot;
  log: Log;
}

/** Does the work; when it fails, logs why under a reference and tells the asker the reference. Never throws. */
export async function orApologise(
  office: Office,
  asked: Asked,
  work: () => Promise<unknown>,
  tell: (message: Message) => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { message, reference } = apologyFor(office, asked, error);
    try {
      await tell(message);
    } catch (second) {
      office.log.error('and the asker could not be told', { reference, error: describeError(second, asked.input) });
    }
  }
}

/** Logs under a reference why a question was not answered, and gives the apology that names it. */
export function apologyFor(office: Office, asked: Asked, error: unknown): { message: Message; reference: string } {
  const reference = randomBytes(4).toString('hex');
  office.log.error('a question was not answered', { reference, error: describeError(error, asked.input) });
  return { message: apologise(languageOf(office, asked), reference), reference };
}

const scripts: [RegExp, Language][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
];

/** The language to apologise in. What reads questions may be what broke, so this only looks at the script. */
export function languageOf({ bot }: Office, { input, asker }: Asked): Language {
  const written = scripts.find(([script]) => script.test(input))?.[1];
  const known = asker.language ?? written;
  if (known) return known;
  try {
    return bot.context().language;
  } catch {
    return 'en';
  }
}
