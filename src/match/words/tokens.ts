import { expandContraction } from './contractions.ts';
import { normalise } from './normalise.ts';
import { segmentWords, splitByScript } from './segment.ts';

const asciiWord = /[a-z0-9]+(?:['.&+#][a-z0-9]+)*/g;
const anyWord = /[\p{L}\p{N}\p{M}]+(?:['.&+#][\p{L}\p{N}\p{M}]+)*/gu;
const ascii = /^[\x20-\x7e]*$/;
const abbreviation = /^[a-z](?:\.[a-z])+$/;
const decimal = /^\d+(?:\.\d+)+$/;

/** The words of a text in order: normalised, contractions written out, unspaced scripts segmented. Codes such as 5a992 stay whole. */
export function tokenise(text: string): string[] {
  return tokeniseNormalised(normalise(text));
}

/** As `tokenise`, for a text that has been through `normalise`. Without `segment`, a run of an unspaced script is one word. */
export function tokeniseNormalised(text: string, segment = true): string[] {
  const tokens: string[] = [];
  if (ascii.test(text)) {
    for (const word of text.match(asciiWord) ?? []) pushWord(word, tokens);
    return tokens;
  }
  for (const word of text.match(anyWord) ?? []) {
    for (const run of splitByScript(word)) {
      if (run.script === 'latin') pushWord(run.text, tokens);
      else if (run.script === 'cjk' && segment) tokens.push(...segmentWords(run.text));
      else tokens.push(run.text);
    }
  }
  return tokens;
}

function pushWord(word: string, tokens: string[]): void {
  if (word.includes('.') && !decimal.test(word)) {
    if (abbreviation.test(word)) tokens.push(word.replaceAll('.', ''));
    else for (const part of word.split('.')) if (part) pushWord(part, tokens);
    return;
  }
  for (const part of expandContraction(word)) if (part) tokens.push(part);
}
