const endsInWord = /[\p{L}\p{N}]$/u;
const beginsWithWord = /^[\p{L}\p{N}]/u;

/**
 * The text with every occurrence of a lower-case word replaced, in whatever case it is written; inside a longer word it
 * stays. A regular expression would have to be compiled for each word, which takes longer than a search of the base.
 */
export function replaceWord(text: string, word: string, by: string): string {
  const lower = lowerInPlace(text);
  let result = '';
  let done = 0;
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at)) {
    const end = at + word.length;
    // A character may take two places.
    if (endsInWord.test(text.slice(Math.max(0, at - 2), at)) || beginsWithWord.test(text.slice(end, end + 2))) {
      at += 1;
      continue;
    }
    result += text.slice(done, at) + by;
    done = end;
    at = end;
  }
  return result + text.slice(done);
}

/** In lower case, each letter in its place: the only one that would take two is left out. */
function lowerInPlace(text: string): string {
  return text.replaceAll('İ', ' ').toLowerCase();
}
