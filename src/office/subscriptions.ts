import { nextDue } from '../announce/due-time.ts';
import type { Day } from '../core/day.ts';
import { type Language, languages } from '../core/language.ts';
import type { Spot } from '../core/office.ts';
import {
  isTold,
  readFilter,
  type Subscription,
  type Subscriptions,
  type SubscriptionWish,
} from '../core/subscription.ts';
import type { Subscription as StoredSubscription } from '../store/schema.ts';
import type { Store } from '../store/session.ts';
import { findSubscription, subscribe, subscriptionsOf, unsubscribe } from '../store/subscriptions.ts';

/** What is asked of Slack about people and channels. */
export interface Whereabouts {
  /** A person's time zone, and the language Slack speaks with them; null for what Slack does not say. */
  person: (team: string, user: string) => Promise<{ zone: string | null; language: Language | null }>;
  /** A channel the bot is in, with its name where it has one; null for every other. Throws when nobody can say. */
  channel: (team: string, channel: string) => Promise<{ name: string | null } | null>;
}

export interface SubscriptionParts {
  store: Store;
  whereabouts: Whereabouts;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** The subscriptions of a workspace as a person in one place may see and change them, in a store. */
export function openSubscriptions({ team, channel: here, user }: Spot, parts: SubscriptionParts): Subscriptions {
  const { store, whereabouts, now } = parts;
  // A list without names is better than none.
  const nameOf = async (channel: string) =>
    whereabouts.channel(team, channel).then(
      (known) => known?.name ?? null,
      () => null,
    );
  const shown = async (kept: StoredSubscription): Promise<Subscription> => ({
    ...readSubscription(kept, now()),
    name: await nameOf(kept.channel_id),
  });
  const found = async (channel: string) => findSubscription(store, team, channel);
  return {
    async find(channel) {
      const kept = await found(channel);
      return kept && shown(kept);
    },
    async list() {
      const all = await subscriptionsOf(store, team, { channel: here, user });
      return Promise.all(all.map(shown));
    },
    async keep(channel, wish) {
      await subscribe(store, { team, channel, user, ...fieldsOf(wish) });
      const kept = await found(channel);
      if (!kept) throw new Error(`the subscription of ${channel} went while it was made`);
      return shown(kept);
    },
    stop: (channel) => unsubscribe(store, team, channel, user),
    place: (channel) => whereabouts.channel(team, channel),
    language: async () => (await whereabouts.person(team, user)).language,
  };
}

/** A stored subscription as it is shown, with its next moment after `now`. */
export function readSubscription(kept: StoredSubscription, now: number): Subscription {
  const { team_id: team, channel_id: channel, created_by: user, zone, local_time: time, status, reason } = kept;
  const filter = readFilter(kept.filter);
  const counts = (day: Day) => isTold(filter, day);
  return {
    team,
    channel,
    name: null,
    user,
    filter,
    time,
    zone,
    language: languages.find((language) => language === kept.language) ?? 'en',
    paused: status === 'paused' ? (reason ?? status) : null,
    next: status === 'paused' ? null : nextDue(now, time, zone, counts),
  };
}

function fieldsOf({ filter, time, zone, language }: SubscriptionWish) {
  return { filter: { ...filter }, time, zone, language };
}
