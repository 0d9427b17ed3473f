/** So many words, or characters of a script without spaces, are more than chance. */
const wordsInRow = 12;
const charactersInRow = 25;

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const unit =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])+/gu;

/** Stands for a part of a text that is not compared; no run goes across it. It cannot occur in a knowledge file. */
export const gap = '\u001e';

/** All runs of a text that are long enough to count as copied. Case, width and punctuation do not matter. */
export function* runsOf(text: string): Generator<string> {
  for (const part of text.normalize('NFKC').toLowerCase().split(gap)) {
    const units = part.match(unit) ?? [];
    yield* inRow(
      units.filter((word) => !cjk.test(word)),
      wordsInRow,
      ' ',
    );
    yield* inRow(
      units.filter((word) => cjk.test(word)),
      charactersInRow,
      '',
    );
  }
}

function* inRow(units: readonly string[], length: number, separator: string): Generator<string> {
  for (let start = 0; start + length <= units.length; start++) yield units.slice(start, start + length).join(separator);
}
