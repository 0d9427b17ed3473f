import { buildDigest } from './announce/digest.ts';
import { addDays, type Day } from './core/day.ts';
import { languages } from './core/language.ts';
import { isTold, readFilter } from './core/subscription.ts';
import type { Service } from './open-service.ts';
import type { Session } from './store/session.ts';
import { activeSubscriptions } from './store/subscriptions.ts';

/**
 * Says at once what is new on a morning that somebody chose, in every channel that wants to hear of it on such a day;
 * in one of its own while no channel has subscribed.
 */
export async function tellMorning({ bot, app }: Service, store: Session, day: Day, usual: string): Promise<void> {
  const { base, language } = bot.context();
  const span = { today: day, since: addDays(day, -1) };
  const subscribed = await activeSubscriptions(store);
  if (subscribed.length === 0) await app.post(usual, buildDigest(base, { ...span, language }));
  for (const { channel_id: channel, filter: kept, language: spoken } of subscribed) {
    const filter = readFilter(kept);
    if (!isTold(filter, day)) continue;
    const [first, ...others] = filter.topics ?? [];
    const reply = buildDigest(base, {
      ...span,
      language: languages.find((one) => one === spoken) ?? language,
      ...(first !== undefined && { topics: [first, ...others] as const }),
    });
    if (!reply.digest.quiet || filter.quiet) await app.post(channel, reply);
  }
}
