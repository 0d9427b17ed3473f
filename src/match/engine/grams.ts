import type { Word } from '../words/analyse.ts';
import { addToHash, emptyHash, mixHash } from './hash.ts';

/** Buckets of hashed character n-grams: as many as 16 bits can number. Collisions do not show in the results. */
export const gramBuckets = 1 << 16;
const firstUnspaced = 0x2e80;

/** The text whose n-grams are taken: the words as written, since endings that a stem drops still tell texts apart. */
export function gramText(words: readonly Word[]): string {
  let text = '';
  for (const word of words) text += word.script === 'cjk' ? word.stem : ` ${word.surface}`;
  return `${text} `;
}

/** Calls `sink` with the bucket of every n-gram: 3 and 4 characters, or 1 to 3 where a character is a syllable or a word. */
export function eachGram(text: string, sink: (bucket: number) => void): void {
  for (let start = 0; start < text.length; start++) {
    const unspaced = text.charCodeAt(start) >= firstUnspaced;
    const shortest = unspaced ? 1 : 3;
    const longest = unspaced ? 3 : 4;
    let hash = emptyHash;
    for (let length = 1; length <= longest && start + length <= text.length; length++) {
      hash = addToHash(hash, text.charCodeAt(start + length - 1));
      if (length >= shortest) sink(mixHash(hash ^ length) & (gramBuckets - 1));
    }
  }
}
