import type { IndexEntry } from '../src/match/engine/engine.ts';
import { createRandom, pick } from './random.ts';
import { misspell } from './typos.ts';

/** Entries nobody wrote, and questions about them. */
export interface Workload {
  entries: IndexEntry[];
  questions: { query: string; entry: string }[];
}

const commonWords =
  'the a of to in for on with is are can do does how what when which who where need get have make use send pay buy sell ship move keep ' +
  'order price rule form date list part office permit report notice limit market customs origin sample factory buyer seller stock unit';
const syllables =
  'ba ce di fo gu ka le mi no pu ra se ti vo xa ze bri cla dro fle gni pra ste tru lan mer son tel'.split(' ');

/** `count` entries with `phrasings` wordings each: common words in the proportions of a language, and two terms that few entries share. */
export function createWorkload(count: number, phrasings: number, asked: number): Workload {
  const random = createRandom(count);
  const terms = Array.from({ length: Math.min(60_000, count * 3) }, () => createTerm(random));
  const entries = Array.from({ length: count }, (_, at) => {
    const own = [pick(terms, random), pick(terms, random)];
    const texts = Array.from({ length: phrasings }, () => createSentence(own, random));
    return { key: `entry-${at}`, phrasings: texts.map((text) => ({ text, weight: 1 })) };
  });
  const questions = Array.from({ length: asked }, (_, at) => {
    const { key, phrasings: wordings } = pick(entries, random);
    const shorter = withoutOneWord(pick(wordings, random).text, random);
    return { query: at % 2 === 0 ? shorter : misspell(shorter, 1, random), entry: key };
  });
  return { entries, questions };
}

const common = commonWords.split(' ');

function createSentence(own: readonly string[], random: () => number): string {
  const length = 6 + Math.floor(random() * 6);
  // The square makes the first words of the list the commonest, as in a language.
  const words = Array.from({ length }, () => common[Math.floor(random() ** 2 * common.length)] as string);
  for (const term of own) words.splice(Math.floor(random() * words.length), 0, term);
  return words.join(' ');
}

function createTerm(random: () => number): string {
  return Array.from({ length: 3 + Math.floor(random() * 2) }, () => pick(syllables, random)).join('');
}

function withoutOneWord(text: string, random: () => number): string {
  const words = text.split(' ');
  words.splice(Math.floor(random() * words.length), 1);
  return words.join(' ');
}
