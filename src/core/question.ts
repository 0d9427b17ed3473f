import type { CommandContext } from './command.ts';
import { phrases } from './phrases/phrases.ts';
import type { Reply } from './reply.ts';

/** A question longer than this is a document, not a question. */
export const longestQuestion = 2_000;

/** Lines of a list: marked as such, or none of them long. */
const mark = /^(?:[-*•–]|\d{1,2}[.)])\s+/u;
const longestLine = 40;

// Controls, zero-width and bidirectional marks: invisible to the asker, so never part of what they ask.
const invisible = /[\p{Cc}\p{Cf}]+/gu;

/** The question as a person sees it: no control characters, single spaces. The lines of a list are set apart. */
export function cleanQuestion(text: string): string {
  return joinLines(text).replace(invisible, ' ').replace(/\s+/g, ' ').trim();
}

function joinLines(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isList = lines.slice(1).every((line) => mark.test(line)) || lines.every(({ length }) => length <= longestLine);
  if (lines.length < 2 || !isList) return text;
  const items = lines.map((line) => line.replace(mark, ''));
  return items.reduce((all, line) => `${all}${/[\p{L}\p{N})]$/u.test(all) ? '; ' : ' '}${line}`);
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
