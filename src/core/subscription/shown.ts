import type { KnowledgeBase } from '../base.ts';
import type { Language } from '../language.ts';
import type { NoticeItem } from '../reply.ts';
import type { Subscription, SubscriptionFilter, SubscriptionWish, Weekday } from '../subscription.ts';
import { titled } from '../titles.ts';
import type { SubscriptionRequest } from './request.ts';
import { goneWords } from './words/gone.ts';
import { type SubscriptionWords, subscriptionWords } from './words/words.ts';

const locales: Record<Language, string> = { en: 'en-GB', zh: 'zh-CN', ja: 'ja-JP', ko: 'ko-KR', de: 'de-DE' };

/** A moment as clocks of a zone show it: "Monday, 23 November 2026 at 09:00". */
export function formatMoment(moment: number, zone: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment);
}

/** The language's name in a language: "German", "ドイツ語". */
export function languageName(named: Language, language: Language): string {
  return new Intl.DisplayNames(locales[language], { type: 'language' }).of(named) ?? named;
}

/** "Monday", "月曜日". */
export function weekdayName(weekday: Weekday, language: Language): string {
  // The first of January 2024 was a Monday.
  return new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', weekday: 'long' }).format(
    Date.UTC(2024, 0, weekday),
  );
}

export function topicNames(topics: readonly string[] | null, base: KnowledgeBase, language: Language): string {
  if (topics === null) return subscriptionWords(language).everything;
  return topics.map((id) => titled(base, { kind: 'topic', id }, language)?.title ?? id).join(', ');
}

/** The days of a filter in words, as they stand before "at 09:00". */
export function daysInWords(
  { days, weekday = 1 }: Pick<SubscriptionFilter, 'days' | 'weekday'>,
  language: Language,
): string {
  const words = subscriptionWords(language);
  return days === 'weekly' ? words.weekly(weekdayName(weekday, language)) : words.days[days];
}

/** What a channel hears of, when, and how: one line each. */
export function wishLines(
  { filter, time, zone, language: told }: SubscriptionWish,
  base: KnowledgeBase,
  language: Language,
): string[] {
  const words = subscriptionWords(language);
  return [
    words.topics(topicNames(filter.topics, base, language)),
    words.when(daysInWords(filter, language), time, zone),
    words.inLanguage(languageName(told, language)),
    words.quiet[filter.quiet ? 'told' : 'untold'],
  ];
}

/** What was understood of a line, in words; empty when that is nothing. */
export function requestInWords(request: SubscriptionRequest, base: KnowledgeBase, language: Language): string {
  const { topics, days, weekday, time, zone, language: told, quiet } = request;
  return [
    ...(topics === undefined ? [] : [topicNames(topics, base, language)]),
    ...(days === undefined ? [] : [daysInWords({ days, ...(weekday && { weekday }) }, language)]),
    ...(time === undefined ? [] : [time]),
    ...(zone === undefined ? [] : [zone]),
    ...(told === undefined ? [] : [languageName(told, language)]),
    ...(quiet === undefined ? [] : [subscriptionWords(language).quiet[quiet ? 'told' : 'untold']]),
  ].join(' · ');
}

/** The topics of a subscription that have left the knowledge: nothing would be told of them. */
export function goneTopics({ topics }: Pick<SubscriptionFilter, 'topics'>, base: KnowledgeBase): string[] {
  return (topics ?? []).filter((id) => !base.topics.has(id));
}

/** One of a list of subscriptions, with what can be done about it. `here` is the channel the list is asked for in. */
export function subscriptionItem(
  subscription: Subscription,
  base: KnowledgeBase,
  language: Language,
  here: string,
): NoticeItem {
  const words = subscriptionWords(language);
  const { channel, paused, filter } = subscription;
  const gone = goneTopics(filter, base);
  return {
    title: placeName(subscription, words, here),
    lines: [
      paused === null ? words.active : words.paused(words.reasons[paused] ?? paused),
      ...nextLines(subscription, language),
      ...wishLines(subscription, base, language),
      ...(gone.length > 0 ? [goneWords(language)(gone.join(', '))] : []),
    ],
    actions: [
      ...(paused === null ? [] : [{ label: words.resume, input: lineFor(channel, subscription) }]),
      { label: words.change, input: `subscribe in ${channel}` },
      { label: words.stop, input: `unsubscribe ${channel}` },
    ],
  };
}

/** The line that says when the next announcement comes; none while it is paused. */
export function nextLines({ next, zone }: Pick<Subscription, 'next' | 'zone'>, language: Language): string[] {
  return next === null ? [] : [subscriptionWords(language).next(`${formatMoment(next, zone, language)} (${zone})`)];
}

function placeName({ channel, name }: Subscription, words: SubscriptionWords, here: string): string {
  // Slack's ids of direct messages begin with D.
  if (channel.startsWith('D')) return words.directMessage;
  return name ?? (channel === here ? words.here : channel);
}

/** The input line that asks for exactly this, whoever writes it and in whatever language. */
export function lineFor(channel: string, { filter, time, zone, language }: SubscriptionWish): string {
  const { topics, quiet } = filter;
  const days = filter.days === 'weekly' ? `every ${weekdayName(filter.weekday ?? 1, 'en')}` : filter.days;
  const about = topics === null ? 'everything' : topics.join(', ');
  return `subscribe in ${channel} ${about}, at ${time}, ${zone}, ${days}, language ${language}, ${quiet ? 'quiet days' : 'not quiet days'}`;
}
