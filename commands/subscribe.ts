import { defineOfficeCommand } from '../src/core/command.ts';
import { mayChange, readPlace } from '../src/core/subscription/place.ts';
import { frameOf, notUnderstood, problem, spokenIn } from '../src/core/subscription/problem.ts';
import { readRequest, type SubscriptionRequest } from '../src/core/subscription/request.ts';
import { nextLines, wishLines } from '../src/core/subscription/shown.ts';
import { subscriptionWords } from '../src/core/subscription/words/words.ts';
import { type SubscriptionWish, usualWish } from '../src/core/subscription.ts';

export const subscribe = defineOfficeCommand({
  name: 'subscribe',
  usage: 'subscribe [topics] [at 09:00] [Europe/Berlin] [weekdays|daily|weekly] [language] [tell me on quiet days]',
  summary: 'Tell this channel of changes, every day that has some or as you say; again to change it.',

  async run(input, context, office) {
    const { spot, subscriptions } = office;
    const { channel, rest } = readPlace(input, spot);
    const language = spokenIn(rest, context);
    const words = subscriptionWords(language);
    if (!subscriptions) return problem(words.notOffered, '', context, language);

    const read = readRequest(rest, context);
    if (read.troubles.length > 0) return notUnderstood(input, read, context, language);
    const before = await subscriptions.find(channel);
    if (!mayChange(channel, before, spot)) return problem(words.notYours, words.notYoursTip, context, language);
    if ((await subscriptions.place(channel)) === null)
      return problem(words.notMember, words.notMemberTip, context, language);

    const zone = read.request.zone ?? before?.zone ?? (await office.zone());
    const known = language === 'en' ? ((await subscriptions.language()) ?? language) : language;
    const now = await subscriptions.keep(channel, fillIn(read.request, before ?? usualWish(zone, known)));
    return {
      kind: 'notice',
      title: before ? words.changed : words.subscribed,
      lines: [
        ...wishLines(now, context.base, language),
        ...nextLines(now, language),
        ...(zone === null ? [words.zoneUnknown] : []),
        before ? words.kept : words.baseline,
        words.howToStop,
      ],
      items: [],
      actions: [
        { label: words.change, input: `subscribe in ${channel}` },
        { label: words.stop, input: `unsubscribe ${channel}` },
        { label: words.recent, input: 'changes' },
        { label: words.ahead, input: 'upcoming' },
      ],
      ...frameOf(context, language),
    };
  },
});

/** What the line leaves open stays as it was, or is as usual. */
function fillIn(
  { topics, days, weekday, quiet, time, zone, language }: SubscriptionRequest,
  { filter: before, ...wish }: SubscriptionWish,
): SubscriptionWish {
  const { weekday: weekdayBefore, ...filter } = before;
  const ofWeek = days === undefined ? weekdayBefore : weekday;
  return {
    filter: {
      topics: topics === undefined ? filter.topics : topics,
      days: days ?? filter.days,
      ...(ofWeek !== undefined && { weekday: ofWeek }),
      quiet: quiet ?? filter.quiet,
    },
    time: time ?? wish.time,
    zone: zone ?? wish.zone,
    language: language ?? wish.language,
  };
}
