import { type Language, languages } from '../core/language.ts';
import { keepAnnouncement } from '../store/announcements.ts';
import { planDeliveries } from '../store/delivery-plans.ts';
import { storeTime } from '../store/session.ts';
import { type Mistold, missingChanges, withdrawChanges } from '../store/withdrawals.ts';
import { buildCorrection } from './correction.ts';
import { localDay } from './due-time.ts';
import { groupBy } from './groups.ts';
import type { Planning } from './planning.ts';

/**
 * Plans a reply to each announcement that told a change which has been gone from the knowledge for some time, once.
 * Replicas that disagree for a while, as during an update, withdraw nothing.
 *
 * @returns how many replies were planned
 */
export async function planCorrections(planning: Planning): Promise<number> {
  const { store, base, compose, review, withdrawMillis } = planning;
  let count = 0;
  const today = localDay(await storeTime(store), 'UTC');
  await withdrawChanges(store, await missingChanges(store, withdrawMillis), async (session, mistold) => {
    const alike = groupBy(mistold, ({ language, day, changes }) => JSON.stringify([language, day, changes]));
    for (const group of alike) {
      const [{ changes, day }] = group;
      const reply = buildCorrection(base, { changes, told: day, today, language: languageOf(group[0]) });
      const bodies = compose(reply);
      const announcement = { id: await keepAnnouncement(session, { bodies, told: [] }), parts: bodies.length };
      const name = changes.map(({ seq }) => seq).join('+');
      const planned = await planDeliveries(
        session,
        group.map(({ delivery, subscription }) => ({
          subscription,
          day,
          status: review ? ('review' as const) : ('pending' as const),
          announcement,
          fromSeq: 0,
          toSeq: 0,
          corrects: { delivery, name },
        })),
      );
      count += planned.length;
    }
  });
  return count;
}

function languageOf({ language }: Mistold): Language {
  return languages.find((one) => one === language) ?? 'en';
}
