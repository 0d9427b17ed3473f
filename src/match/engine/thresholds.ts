import { confidenceOf } from './confidence.ts';
import { addToHash, emptyHash, mixHash } from './hash.ts';
import type { Machine } from './machine.ts';
import { parameters } from './parameters.ts';
import { buildQuery } from './query.ts';
import { readQuestion } from './question.ts';
import { rank } from './rank.ts';

/** Confidence from which an entry is answered, and from which it is offered as one of several. */
export interface Thresholds {
  answer: number;
  choose: number;
}

/** The share of rightly found phrasings that each threshold may lose. */
export type Losses = Thresholds;

const defaultLosses: Losses = { answer: 0.15, choose: 0.05 };
/** For a base too small to measure. */
const fallback: Thresholds = { answer: 0.2, choose: 0.12 };
const fewest = 50;

/**
 * Thresholds from the base itself: a sample of its phrasings is asked, each with itself left out. Of those whose entry is still found first,
 * the allowed share falls below a threshold.
 */
export function measureThresholds(
  machine: Machine,
  textOf: (phrase: number) => string,
  samples: number,
  losses: Losses = defaultLosses,
): Thresholds {
  const usable = phrasingsWithSiblings(machine);
  const confidences = draw(usable, textOf, samples)
    .map((phrase) => confidenceWithout(machine, textOf(phrase), phrase))
    .filter((confidence) => confidence !== null)
    .sort((a, b) => a - b);
  if (confidences.length < fewest) return fallback;
  const at = (loss: number): number => confidences[Math.floor(loss * confidences.length)] as number;
  return { answer: at(losses.answer), choose: at(losses.choose) };
}

/** The questions of entries that have others: what is left when one is taken away can still be found. */
function phrasingsWithSiblings({ index }: Machine): number[] {
  const usable: number[] = [];
  for (const [phrase, weight] of index.phraseWeight.entries()) {
    const questions = index.questions[index.phraseEntry[phrase] as number] as number;
    if (weight >= parameters.questionWeight && questions > 1) usable.push(phrase);
  }
  return usable;
}

/** At most `most` of the phrasings, drawn by their texts, so that a few more in the base hardly change which. */
export function draw(phrases: readonly number[], textOf: (phrase: number) => string, most: number): number[] {
  if (phrases.length <= most) return [...phrases];
  const lots = phrases.map((phrase) => ({ phrase, lot: lotOf(textOf(phrase)) }));
  return lots
    .sort((a, b) => a.lot - b.lot || a.phrase - b.phrase)
    .slice(0, most)
    .map(({ phrase }) => phrase);
}

/** A number as good as any for a text. */
function lotOf(text: string): number {
  let hash = emptyHash;
  for (let at = 0; at < text.length; at++) hash = addToHash(hash, text.charCodeAt(at));
  return mixHash(hash);
}

/** The confidence in a phrasing's own entry when the base lacks that phrasing; null when another entry comes first. */
function confidenceWithout(machine: Machine, text: string, phrase: number): number | null {
  const { index, vocabulary, scratch } = machine;
  const { words, concepts } = readQuestion(machine, text);
  const query = buildQuery(words, concepts, index, vocabulary);
  if (query.features.length === 0) return null;
  const { length, entry, phrase: nearness, character, coverage } = rank(index, query, scratch, phrase);
  if (length === 0 || entry[0] !== index.phraseEntry[phrase]) return null;
  return confidenceOf(query, nearness[0] as number, character[0] as number, coverage[0] as number);
}
