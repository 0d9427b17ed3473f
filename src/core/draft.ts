import type { KnowledgeBase } from './base.ts';
import type { Day } from './day.ts';
import { Id } from './id.ts';
import type { Language } from './language.ts';

/** What a draft is made of: a question, and what a person has answered. */
export interface DraftQuestion {
  question: string;
  language: Language;
  /** Null when nobody has answered yet. */
  answer: string | null;
  /** "topic/ndfeb-magnets": what it is about, where that is known. */
  entry: string | null;
  today: Day;
}

const fill = 'FILL IN';
const longestId = 48;
/** As long as the checks let a statement be. */
const longestText = 600;

/**
 * A guide for a pull request, as YAML in the shape of guides/TEMPLATE.yml. It loads as it stands; what a curator has to
 * write says so, and names a source that does not exist, so that the check of the folder refuses it until then.
 */
export function draftGuide(base: KnowledgeBase, draft: DraftQuestion): { path: string; yaml: string } {
  const { question, language, answer, entry, today } = draft;
  const id = idFor(base, question);
  const inEnglish = language === 'en';
  const text = answer === null ? null : answer.replace(/\s+/g, ' ').trim().slice(0, longestText);
  const topic = entry?.startsWith('topic/') ? entry.slice('topic/'.length) : null;
  const lines = [
    '# yaml-language-server: $schema=../schema/guide.schema.json',
    `id: ${id}`,
    'question:',
    `  en: ${quoted(inEnglish ? question : `${fill}: the question in English`)}`,
    ...(inEnglish ? [] : [`  ${language}: ${quoted(question)}`]),
    ...(topic === null ? [] : [`about: [${topic}]`]),
    `checked: ${quoted(today)}`,
    'statements:',
    '  - text:',
    `      en: ${quoted(inEnglish && text ? text : `${fill}: what the source says, in your own words`)}`,
    ...(inEnglish || !text ? [] : [`      ${language}: ${quoted(text)}`]),
    '    citations:',
    `      - { source: fill-in, pinpoint: ${quoted(`${fill}: article or item`)} }`,
    'examples:',
    `  ${language}:`,
    `    - ${quoted(question)}`,
  ];
  return { path: `guides/${id}.yml`, yaml: `${lines.join('\n')}\n` };
}

/** Words of the question as a name nobody has; "question" where it has none in Latin letters. */
function idFor(base: KnowledgeBase, question: string): string {
  const words = question.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  let stem = '';
  for (const word of words) {
    if (stem.length + word.length + 1 > longestId) break;
    stem = stem === '' ? word : `${stem}-${word}`;
  }
  if (stem === '') stem = 'question';
  if (!Id.safeParse(stem).success) stem = `question-${stem}`;
  let id = stem;
  for (let n = 2; base.guides.has(id); n += 1) id = `${stem}-${n}`;
  return id;
}

/** A JSON string is a double-quoted one of YAML. Backticks would end the snippet that a draft is shown as. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('`', '\\u0060');
}
