import type { Language } from '../core/language.ts';
import { languageOfLocale } from '../core/subscription/language-name.ts';
import type { Desk } from './desk.ts';
import { sayError } from './failure.ts';

const keptMillis = 3_600_000;
const mostKept = 5_000;
/** A modal must be opened within three seconds of the click. */
const longestWait = 1_000;

/** By the client of a workspace. */
const kept = new WeakMap<Desk['client'], Map<string, { language: Language; until: number }>>();

/**
 * The language that Slack speaks with a person (users.info: users:read), for what they did not write in any. The usual
 * one where Slack does not say in time, or the app may not ask.
 */
export async function languageOf(desk: Desk, user: string): Promise<Language> {
  const { bot, clock, log, client } = desk;
  const known = kept.get(client) ?? new Map<string, { language: Language; until: number }>();
  kept.set(client, known);
  const before = known.get(user);
  if (before && before.until > clock.now()) return before.language;

  const waiting = new AbortController();
  const usual = bot.context().language;
  try {
    const asked = client.users.info({ user, include_locale: true });
    const late = clock.sleep(longestWait, waiting.signal).then(() => null);
    const found = await Promise.race([asked, late]);
    const locale = found?.user?.locale;
    const language = (locale ? languageOfLocale(locale) : null) ?? usual;
    if (known.size >= mostKept) known.clear();
    known.set(user, { language, until: clock.now() + keptMillis });
    return language;
  } catch (error) {
    log.debug('Slack does not say which language a person reads', { slack: sayError(error) });
    return usual;
  } finally {
    waiting.abort();
  }
}
