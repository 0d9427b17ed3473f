import type { ViewOutput } from '@slack/bolt';
import { type Language, languages } from '../../core/language.ts';
import { asTime } from '../../core/subscription/clock-time.ts';
import { asZone } from '../../core/subscription/zone.ts';
import { rhythms, type SubscriptionWish, weekdays } from '../../core/subscription.ts';
import { subscribeLabels } from '../words/subscribe.ts';
import { type FormOrigin, fields } from './form.ts';

/** A form that was sent: the wish in it, or what is wrong, by the ids of its fields. */
export type Filled = { ok: true; wish: SubscriptionWish } | { ok: false; errors: Record<string, string> };

/** Reads what somebody chose. The menus leave little room for mistakes, but what comes over the wire is looked at. */
export function readForm({ state: { values } }: Pick<ViewOutput, 'state'>, language: Language): Filled {
  const words = subscribeLabels(language);
  const at = (id: string) => values[id]?.[id];
  const topics = (at(fields.topics)?.selected_options ?? []).map(({ value }) => value);
  const time = asTime(at(fields.time)?.selected_time ?? '');
  const zone = asZone(at(fields.zone)?.selected_option?.value ?? '-');
  const [rhythm, ofWeek] = (at(fields.days)?.selected_option?.value ?? '').split(' ');
  const weekday = weekdays.find((one) => String(one) === ofWeek);
  if (time === null || zone === null) {
    return {
      ok: false,
      errors: {
        ...(time === null && { [fields.time]: words.notATime }),
        ...(zone === null && { [fields.zone]: words.notAZone }),
      },
    };
  }
  return {
    ok: true,
    wish: {
      filter: {
        topics: topics.length > 0 ? topics : null,
        days: rhythms.find((one) => one === rhythm) ?? 'daily',
        ...(weekday !== undefined && { weekday }),
        quiet: (at(fields.quiet)?.selected_options ?? []).length > 0,
      },
      time,
      zone,
      language: languages.find((one) => one === at(fields.language)?.selected_option?.value) ?? language,
    },
  };
}

/** What the form carried with it; null for what this version did not write. */
export function readOrigin(metadata: string | undefined): FormOrigin | null {
  try {
    const { channel, language } = JSON.parse(metadata ?? '') as Record<string, unknown>;
    const spoken = languages.find((one) => one === language);
    return typeof channel === 'string' && spoken ? { channel, language: spoken } : null;
  } catch {
    return null;
  }
}
