import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { KnowledgeBase } from '../../core/base.ts';
import { inLanguage, type Language, languages } from '../../core/language.ts';
import { daysInWords, languageName } from '../../core/subscription/shown.ts';
import { rhythms, type SubscriptionFilter, type SubscriptionWish, weekdays } from '../../core/subscription.ts';
import { section } from '../blocks/request.ts';
import { limits } from '../limits.ts';
import { escapeText, plain } from '../mrkdwn.ts';
import { subscribeLabels } from '../words/subscribe.ts';

export const formId = 'subscription';

/** Ids of the fields, of their block and of the element in it alike. */
export const fields = {
  topics: 'subscription.topics',
  time: 'subscription.time',
  zone: 'subscription.zone',
  days: 'subscription.days',
  language: 'subscription.language',
  quiet: 'subscription.quiet',
} as const;

/** What the form carries with it: for which channel it is, and in which language it speaks. */
export interface FormOrigin {
  channel: string;
  language: Language;
}

/** What an option of a menu may hold (docs.slack.dev/reference/block-kit/composition-objects/option-object). */
const optionText = 75;
/** More would not fit on the button that resumes a subscription. */
const mostTopics = 20;

/** The form that shows a wish and lets it be changed. `name` is what the channel is called. */
export function buildForm(
  { channel, language }: FormOrigin,
  wish: SubscriptionWish,
  name: string,
  base: KnowledgeBase,
): ModalView {
  const words = subscribeLabels(language);
  const { filter, time, zone } = wish;
  const blocks: KnownBlock[] = [
    section(escapeText(words.where(name), 300)),
    {
      type: 'input',
      block_id: fields.topics,
      optional: true,
      label: plain(words.topics, 100),
      hint: plain(words.topicsHint, 200),
      element: {
        type: 'multi_external_select',
        action_id: fields.topics,
        min_query_length: 0,
        max_selected_items: mostTopics,
        placeholder: plain(words.topicsPlaceholder, 100),
        ...(filter.topics && { initial_options: topicOptions(filter.topics.slice(0, mostTopics), base, language) }),
      },
    },
    {
      type: 'input',
      block_id: fields.time,
      label: plain(words.time, 100),
      element: { type: 'timepicker', action_id: fields.time, initial_time: time },
    },
    {
      type: 'input',
      block_id: fields.zone,
      label: plain(words.zone, 100),
      element: {
        type: 'external_select',
        action_id: fields.zone,
        min_query_length: 2,
        placeholder: plain(words.zonePlaceholder, 100),
        initial_option: option(zone, zone),
      },
    },
    select(fields.days, words.days, dayOptions(language), daysValue(filter)),
    select(
      fields.language,
      words.language,
      languages.map((one) => option(languageName(one, language), one)),
      wish.language,
    ),
    {
      type: 'input',
      block_id: fields.quiet,
      optional: true,
      label: plain(words.quiet, 100),
      element: {
        type: 'checkboxes',
        action_id: fields.quiet,
        options: [option(words.quietOption, 'told')],
        ...(filter.quiet && { initial_options: [option(words.quietOption, 'told')] }),
      },
    },
  ];
  return {
    type: 'modal',
    callback_id: formId,
    private_metadata: JSON.stringify({ channel, language } satisfies FormOrigin),
    title: plain(words.title, limits.viewTitle),
    submit: plain(words.submit, limits.viewTitle),
    close: plain(words.cancel, limits.viewTitle),
    blocks,
  };
}

/** Topics as options of a menu, each by its name and, in small print, its id. */
export function topicOptions(topics: readonly string[], base: KnowledgeBase, language: Language): PlainTextOption[] {
  return topics.flatMap((id) => {
    const topic = base.topics.get(id);
    return topic ? [option(inLanguage(topic.name, language), id)] : [];
  });
}

export function option(text: string, value: string): PlainTextOption {
  return { text: plain(text, optionText), value };
}

function select(id: string, label: string, options: PlainTextOption[], chosen: string): KnownBlock {
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'input',
    block_id: id,
    label: plain(label, 100),
    element: { type: 'static_select', action_id: id, options, ...(initial && { initial_option: initial }) },
  };
}

/** "daily", "weekdays", "weekly 1" to "weekly 7". */
function dayOptions(language: Language): PlainTextOption[] {
  const weekly = weekdays.map((weekday) => ({ days: 'weekly' as const, weekday }));
  return [...rhythms.filter((days) => days !== 'weekly').map((days) => ({ days })), ...weekly].map((days) =>
    option(daysInWords(days, language), daysValue(days)),
  );
}

function daysValue({ days, weekday = 1 }: Pick<SubscriptionFilter, 'days' | 'weekday'>): string {
  return days === 'weekly' ? `weekly ${weekday}` : days;
}
