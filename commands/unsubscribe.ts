import { defineOfficeCommand } from '../src/core/command.ts';
import { mayChange, readPlace } from '../src/core/subscription/place.ts';
import { frameOf, problem, spokenIn } from '../src/core/subscription/problem.ts';
import { subscriptionWords } from '../src/core/subscription/words/words.ts';

export const unsubscribe = defineOfficeCommand({
  name: 'unsubscribe',
  usage: 'unsubscribe',
  summary: 'Tell this channel of changes no more.',

  async run(input, context, { spot, subscriptions }) {
    const { channel, rest } = readPlace(input, spot);
    const language = spokenIn(rest, context);
    const words = subscriptionWords(language);
    if (!subscriptions) return problem(words.notOffered, '', context, language);
    if (!mayChange(channel, await subscriptions.find(channel), spot))
      return problem(words.notYours, words.notYoursTip, context, language);
    if (!(await subscriptions.stop(channel)))
      return problem(words.wasNotSubscribed, words.wasNotSubscribedTip, context, language);
    return {
      kind: 'notice',
      title: words.stopped,
      lines: [words.stoppedLine],
      items: [],
      actions: [],
      ...frameOf(context, language),
    };
  },
});
