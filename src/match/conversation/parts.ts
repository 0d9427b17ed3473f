import type { Day } from '../../core/day.ts';
import type { Cues, EntryRef, Reading } from '../../core/reading.ts';
import { type Read, toReading } from '../explanation.ts';
import { keyOfEntry } from '../naming/entries.ts';
import { readQuestion } from '../read.ts';
import type { Reader } from '../reader.ts';
import { clausesOf } from './clauses.ts';
import { ownSubject, readFollowing } from './following.ts';
import { asksForEach, itemsOf } from './list.ts';

/** One of the questions in a message, with how it is understood after those before it. */
export interface Part {
  question: string;
  reading: Reading;
}

/** A sentence, as read, and what the clauses around it say for it as well. */
interface Sentence {
  text: string;
  read: Read;
  shared?: Cues;
}

/**
 * The questions in a message, one by one: "is dysprosium controlled? and gallium to the US?", "Nd, Dy and Tb oxide?".
 * A message whose parts are not all understood, or all come to the same, is read as one question.
 */
export function readParts(reader: Reader, question: string, today: Day, previous?: Reading): Part[] {
  const whole = readQuestion(reader, question, today);
  const sentences = sentencesOf(question);
  const priors = priorsOf(previous);
  const parts =
    sentences.length > 1
      ? readSentences(reader, sentences, today, priors)
      : readSentence(reader, { text: question, read: whole }, today, priors);
  if (parts && isWorthSplitting(parts)) return parts;
  return [{ question, reading: readFollowing(reader, question, today, previous) ?? toReading(whole) }];
}

/** What a follow-up may be about: each of the things that were answered together. */
function priorsOf(previous: Reading | undefined): (Reading | undefined)[] {
  if (!previous?.together) return [previous];
  const { together, ...one } = previous;
  return previous.choices.map(({ entry }) => ({ ...one, outcome: 'answer', entry, choices: [] }));
}

/** Questions marked as such. Other sentences say what one of them is about, and stay with it. */
function sentencesOf(question: string): string[] {
  return (question.match(/[^?？]+[?？]*/gu) ?? [])
    .map((text) => text.trim())
    .filter((text) => /[\p{L}\p{N}]/u.test(text));
}

function readSentences(
  reader: Reader,
  sentences: readonly string[],
  today: Day,
  before: readonly (Reading | undefined)[],
): Part[] | undefined {
  const parts: Part[] = [];
  let priors = before;
  for (const text of sentences) {
    const read = readQuestion(reader, text, today);
    const found =
      readSentence(reader, { text, read }, today, priors) ?? (isQuestion(reader, read) ? [alone(text, read)] : []);
    if (found.length === 0) return undefined;
    parts.push(...found);
    priors = found.map(({ reading }) => reading);
  }
  return parts;
}

/** The clauses of a sentence, the items of a list, or a follow-up on each of what came before. Undefined for none of these. */
function readSentence(
  reader: Reader,
  { text, read, shared }: Sentence,
  today: Day,
  priors: readonly (Reading | undefined)[],
): Part[] | undefined {
  const clauses = asksForEach(read) ? clausesOf(reader, read, today) : undefined;
  if (clauses) {
    return clauses.texts.flatMap((clause) => {
      const part = readQuestion(reader, clause, today, clauses.shared);
      const sentence = { text: clause, read: part, shared: clauses.shared };
      return readSentence(reader, sentence, today, [undefined]) ?? [alone(clause, part)];
    });
  }
  const items = itemsOf(reader, read);
  if (items.length > 1) {
    return items.map((item) => ({
      question: item,
      reading:
        readFollowing(reader, item, today, priors.at(-1)) ?? toReading(readQuestion(reader, item, today, shared)),
    }));
  }
  const others = ownSubject(reader, read.scan).length > 0 ? priors.slice(-1) : priors;
  const followed = others.flatMap((prior) => {
    const reading = readFollowing(reader, text, today, prior);
    return reading ? [{ question: text, reading }] : [];
  });
  return followed.length === others.length ? followed : undefined;
}

function alone(question: string, read: Read): Part {
  return { question, reading: toReading(read) };
}

/** A sentence that asks for something of its own: it names a thing, or is what a guide answers. */
function isQuestion(reader: Reader, { scan, decision }: Read): boolean {
  if (ownSubject(reader, scan).length > 0) return decision.outcome !== 'no_answer';
  return decision.entry?.kind === 'guide' && scan.cues.intent !== 'status';
}

/** All parts are understood, and differ in more than what they want to know. */
function isWorthSplitting(parts: readonly Part[]): boolean {
  const keys = parts.map(({ reading: { entry, choices, cues } }) => {
    const { intent, language, kind, ...circumstances } = cues;
    return JSON.stringify([keysOf(entry ? [entry] : choices.map((choice) => choice.entry)), circumstances]);
  });
  return (
    parts.every(({ reading }) => reading.outcome !== 'no_answer') &&
    new Set(keys).size === keys.length &&
    keys.length > 1
  );
}

function keysOf(entries: readonly EntryRef[]): string[] {
  return entries.map(keyOfEntry).sort();
}
