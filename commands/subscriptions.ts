import { defineOfficeCommand } from '../src/core/command.ts';
import { frameOf, problem, spokenIn } from '../src/core/subscription/problem.ts';
import { subscriptionItem } from '../src/core/subscription/shown.ts';
import { subscriptionWords } from '../src/core/subscription/words/words.ts';

export const subscriptions = defineOfficeCommand({
  name: 'subscriptions',
  usage: 'subscriptions',
  summary: 'List the subscription of this channel and those you made, each with its next announcement.',

  async run(input, context, { spot, subscriptions: kept }) {
    const language = spokenIn(input, context);
    const words = subscriptionWords(language);
    if (!kept) return problem(words.notOffered, '', context, language);
    const list = await kept.list();
    return {
      kind: 'notice',
      title: words.list,
      lines: list.length === 0 ? [words.listEmpty] : [],
      items: list.map((one) => subscriptionItem(one, context.base, language, spot.channel)),
      actions: [],
      ...frameOf(context, language),
    };
  },
});
