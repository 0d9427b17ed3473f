import type { CommandContext } from './command.ts';
import { phrases } from './phrases/phrases.ts';
import type { Reply } from './reply.ts';

/** A question longer than this is a document, not a question. */
export const longestQuestion = 2_000;

// Controls, zero-width and bidirectional marks: invisible to the asker, so never part of what they ask.
const invisible = /[\p{Cc}\p{Cf}]+/gu;

/** The question as a person sees it: no control characters, single spaces. */
export function cleanQuestion(text: string): string {
  return text.replace(invisible, ' ').replace(/\s+/g, ' ').trim();
}

/** A reply that says what is wrong with an input as a question; undefined when nothing is. */
export function questionProblem(input: string, { base, today, on, language }: CommandContext): Reply | undefined {
  const words = phrases(language);
  const frame = { kind: 'problem', language, asOf: on ?? today, revision: base.revision, suggestions: [] } as const;
  if (input.length > longestQuestion) {
    return { ...frame, message: words.tooLong(input.length, longestQuestion), tip: words.tooLongTip, suggestions: [] };
  }
  if (/[\p{L}\p{N}]/u.test(input)) return undefined;
  const suggestions = base.about.suggestions.map((text) => text[language] ?? text.en);
  return { ...frame, message: words.emptyQuestion, tip: words.emptyQuestionTip, suggestions };
}
