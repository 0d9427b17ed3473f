import type { Day } from './day.ts';
import type { Language } from './language.ts';

/** On which days an announcement may come. */
export const rhythms = ['daily', 'weekdays', 'weekly'] as const;
export type Rhythm = (typeof rhythms)[number];

/** As ISO 8601 numbers them: 1 is Monday, 7 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

/** Of what a channel wants to hear, and on which days. */
export interface SubscriptionFilter {
  /** Ids of topics; null for everything. */
  topics: string[] | null;
  days: Rhythm;
  /** The day of the week of a weekly announcement; Monday unless set. */
  weekday?: Weekday;
  /** A morning with nothing to tell is told too, so that silence means that something is broken. */
  quiet: boolean;
}

/** What a channel gets that asked for nothing in particular: everything, on any day that has something to tell. */
export const wholeFilter: SubscriptionFilter = { topics: null, days: 'daily', quiet: false };

/** What a channel wishes. */
export interface SubscriptionWish {
  filter: SubscriptionFilter;
  /** Local time, "09:00". */
  time: string;
  /** An IANA name, "Europe/Berlin". */
  zone: string;
  language: Language;
}

/** What a channel gets that says nothing more. `zone` is null when nobody knows where the person is. */
export function usualWish(zone: string | null, language: Language): SubscriptionWish {
  return { filter: wholeFilter, time: '09:00', zone: zone ?? 'UTC', language };
}

/** A channel's subscription as it is kept. */
export interface Subscription extends SubscriptionWish {
  team: string;
  channel: string;
  /** "#trade"; null for a direct message, and where Slack does not say. */
  name: string | null;
  /** Who subscribed first; null when nobody knows any more. */
  user: string | null;
  /** Why it is paused, in a word of the store; null while it is active. */
  paused: string | null;
  /** The moment of the next announcement in milliseconds since 1970; null while it is paused. */
  next: number | null;
}

/** The subscriptions of a workspace, as far as a person in one place may see and change them. */
export interface Subscriptions {
  /** That of a channel, by its id; null when it has none. */
  find: (channel: string) => Promise<Subscription | null>;
  /** That of the place the person stands in, and those they made themselves. */
  list: () => Promise<Subscription[]>;
  /** Makes a channel's subscription, or changes its wish and wakes it. What it has been told stays told. */
  keep: (channel: string, wish: SubscriptionWish) => Promise<Subscription>;
  /** Ends it. False when there was none. */
  stop: (channel: string) => Promise<boolean>;
  /** A channel the bot is in, with its name where it has one; null for every other: there it cannot announce. */
  place: (channel: string) => Promise<{ name: string | null } | null>;
  /** The language that Slack speaks with the person; null when it is none of ours, or not known. */
  language: () => Promise<Language | null>;
}

/** Whether an announcement may come on a local day. */
export function isTold({ days, weekday = 1 }: SubscriptionFilter, day: Day): boolean {
  const ofWeek = weekdayOf(day);
  if (days === 'daily') return true;
  return days === 'weekdays' ? ofWeek <= 5 : ofWeek === weekday;
}

/** The day of the week, 1 for Monday. */
export function weekdayOf(day: Day): Weekday {
  return (weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 1) satisfies Weekday;
}

/**
 * Reads a filter back that was kept as JSON.
 *
 * @param kept null for a filter that was never set
 * @returns what it says, and the default for each part that is absent or not understood
 */
export function readFilter(kept: string | null): SubscriptionFilter {
  const { topics, days, weekday, quiet } = fieldsOf(kept);
  const named = Array.isArray(topics) ? topics.filter((topic) => typeof topic === 'string') : [];
  const ofWeek = weekdays.find((one) => one === weekday);
  return {
    topics: named.length > 0 ? named : null,
    days: rhythms.find((rhythm) => rhythm === days) ?? wholeFilter.days,
    ...(ofWeek !== undefined && { weekday: ofWeek }),
    quiet: quiet === true,
  };
}

function fieldsOf(kept: string | null): Partial<Record<keyof SubscriptionFilter, unknown>> {
  if (kept === null) return {};
  try {
    const value: unknown = JSON.parse(kept);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
