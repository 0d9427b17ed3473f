import type { Feature } from '../parts.ts';
import { peopleWords } from '../words/people.ts';
import { actions } from './below.ts';
import { onClick, tellPlainly } from './click.ts';
import type { AnswerShelf } from './ports.ts';

/** Tell me when you know: keeps the wish to hear when a question can be answered. */
export function tellFeature(answers: AnswerShelf): Feature {
  return (app, desk) => {
    onClick(app, desk, actions.tell, async (click) => {
      const { id, team, user, language, channel, thread } = click;
      const words = peopleWords(language);
      // In a thread all see it, as they saw the question; what one person asked alone stays between them and the bot.
      const place = channel !== null && thread !== null ? { channel, thread } : null;
      const kept = await answers.wish({ answer: id, team, user, language, place });
      await tellPlainly(click, { kept: words.willTell, known: words.willTellAlready, gone: words.gone }[kept]);
    });
  };
}
