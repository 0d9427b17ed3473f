import type { KnowledgeBase } from '../base.ts';
import type { CommandContext } from '../command.ts';
import type { Language } from '../language.ts';
import type { Reply } from '../reply.ts';
import { titled } from '../titles.ts';
import type { ReadRequest, Trouble } from './request.ts';
import { requestInWords } from './shown.ts';
import { subscriptionWords } from './words/words.ts';

/** Every reply about subscriptions is of today, in the language of who asks. */
export function frameOf({ base, today }: Pick<CommandContext, 'base' | 'today'>, language: Language) {
  return { language, asOf: today, revision: base.revision };
}

/** Says what of the words after "subscribe" was not understood, what was, and that nothing was changed. */
export function notUnderstood(
  input: string,
  { request, troubles }: ReadRequest,
  context: CommandContext,
  language: Language,
): Reply {
  const { base } = context;
  const words = subscriptionWords(language);
  const understood = requestInWords(request, base, language);
  return {
    kind: 'problem',
    message: [
      words.notUnderstood(troubles.map(({ written }) => `“${written}”`).join(', ')),
      ...(understood === '' ? [] : [words.understood(understood)]),
      words.nothingChanged,
    ].join(' '),
    tip: [...new Set(troubles.map((trouble) => tipFor(trouble, base, language))), words.example].join(' '),
    suggestions: suggestionsFor(input, troubles),
    ...frameOf(context, language),
  };
}

/** Where all that is wrong is a name with several meanings: the line with each of them in its place. */
function suggestionsFor(input: string, [trouble, ...others]: readonly Trouble[]): string[] {
  if (trouble?.kind !== 'choose' || others.length > 0 || !input.includes(trouble.written)) return [];
  return trouble.choices.map((topic) => `subscribe ${input.replace(trouble.written, () => topic)}`);
}

function tipFor(trouble: Trouble, base: KnowledgeBase, language: Language): string {
  const words = subscriptionWords(language);
  const { written } = trouble;
  switch (trouble.kind) {
    case 'unknown':
      return words.unknownTip;
    case 'offset':
      return words.offsetTip(written);
    case 'zone':
      return words.zoneTip(written);
    case 'time':
      return words.timeTip(written);
    case 'twice':
      return words.twiceTip(written);
    case 'choose':
      return words.chooseTip(
        written,
        trouble.choices.map((id) => `“${titled(base, { kind: 'topic', id }, language)?.title ?? id}”`).join(', '),
      );
  }
}

/** A problem in two sentences. */
export function problem(message: string, tip: string, context: CommandContext, language: Language): Reply {
  return { kind: 'problem', message, tip, suggestions: [], ...frameOf(context, language) };
}

/** The language somebody is spoken to in: of the words they wrote, else the one they are known to read. */
export function spokenIn(input: string, { language, read, today }: CommandContext): Language {
  if (language !== 'en' || !/\p{L}/u.test(input)) return language;
  return read(input, today).cues.language;
}
