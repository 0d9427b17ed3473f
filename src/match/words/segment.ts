export type Script = 'latin' | 'hangul' | 'cjk';

export interface Run {
  text: string;
  script: Script;
}

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆ヶ]/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const hangul = /\p{Script=Hangul}/u;
const runs = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆ヶ]+)|(\p{Script=Hangul}+)/gu;

/** Cuts a run of letters and digits where the writing system changes: 2025年第61号 is 2025, 年第, 61, 号. `latin` stands for every spaced script but Hangul. */
export function splitByScript(text: string): Run[] {
  const result: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(runs)) {
    if (match.index > end) result.push({ text: text.slice(end, match.index), script: 'latin' });
    result.push({ text: match[0], script: match[1] === undefined ? 'hangul' : 'cjk' });
    end = match.index + match[0].length;
  }
  if (end < text.length) result.push({ text: text.slice(end), script: 'latin' });
  return result;
}

export function scriptOf(word: string): Script {
  if (cjk.test(word)) return 'cjk';
  return hangul.test(word) ? 'hangul' : 'latin';
}

const segmenters = new Map<string, Intl.Segmenter>();

// A segmenter loads its dictionary when it is first used, which takes 10 ms: none is made before a text needs one.
function segmenterFor(language: 'zh' | 'ja'): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/** A question is searched once as it stands and again without its days and places: most of its runs are cut twice. */
const mostRemembered = 64;
const remembered = new Map<string, readonly string[]>();

/** The words of an unspaced run. Kana anywhere makes it Japanese. */
export function segmentWords(run: string): readonly string[] {
  const known = remembered.get(run);
  if (known) return known;
  const words: string[] = [];
  for (const part of segmenterFor(kana.test(run) ? 'ja' : 'zh').segment(run)) words.push(part.segment);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(run, words);
  return words;
}
