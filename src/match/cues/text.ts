import { stem } from '../stem.ts';

/** A word of a question, or one character of a script written without spaces. */
export interface Token {
  /** Form in which it is compared: lower case, no diacritics, stemmed, simplified characters. */
  key: string;
  /** As written. */
  raw: string;
  /** Offsets into `Text.raw`. */
  start: number;
  end: number;
}

/** A question with its tokens in place, so that what a cue covers can be cut out of it. */
export interface Text {
  raw: string;
  tokens: Token[];
}

/** A stretch of `Text.raw`. */
export interface Span {
  start: number;
  end: number;
}

const tokenShape =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]|[\p{Script=Latin}\p{N}]+/gu;
const latinWord = /^[\p{Script=Latin}]+$/u;
const latinMarks = /[\u0300-\u036f]/g;
// Longer questions are pasted documents; reading the start of one is enough to say what it is about.
const longest = 2000;

/** Traditional and Japanese forms of the characters this field uses, each before its simplified form. */
const characterForms =
  '釹钕鐵铁鏑镝鋱铽釤钐鈷钴鎵镓鍺锗銻锑釔钇鈧钪鑥镥鎦镥鈥钬鉺铒銩铥銪铕鐿镱鐠镨鑭镧鈰铈鉕钷鎢钨鉬钼銦铟鉍铋體体術术製制進进輸输規规許许證证対对對对國国産产產产' +
  '業业會会議议關关係系礦矿鉱矿軍军機机電电動动車车馬马達达開开發发採采選选煉炼離离純纯設设備备鑽钻觸触媒媒熒荧與与為为罰罚則则單单獨独價价據据數数圖图紙纸際际協协釋释' +
  '條条總总處处個个國国歐欧韓韩臺台灣湾門门實实審审請请書书報报應应擴扩類类濟济級级護护環环維维貿贸權权衛卫';
const simpler = new Map(
  [...characterForms].flatMap((form, index, all) => (index % 2 === 0 ? [[form, all[index + 1] ?? form]] : [])),
);

export function toText(question: string): Text {
  const raw = question.slice(0, longest).normalize('NFKC').replace(/\s+/g, ' ');
  const tokens: Token[] = [];
  for (const match of raw.matchAll(tokenShape)) {
    tokens.push({ key: keyOf(match[0]), raw: match[0], start: match.index, end: match.index + match[0].length });
  }
  return { raw, tokens };
}

/** The form in which a word is compared. */
export function keyOf(word: string): string {
  if (!latinWord.test(word)) return simpler.get(word) ?? word.toLowerCase();
  const plain = word.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(latinMarks, '');
  // Stemmed it would be the German for "who".
  if (plain === 'were') return plain;
  // German plurals and cases in -en; English words that end so lose it on both sides of a comparison.
  return plain.length >= 6 && plain.endsWith('en') ? plain.slice(0, -2) : stem(plain);
}

/** The keys of a phrase, joined: equal for two spellings of the same words. */
export function canonical(phrase: string): string {
  return toText(phrase)
    .tokens.map(({ key }) => key)
    .join(' ');
}

/** The text with the spans blanked out. */
export function cutSpans(raw: string, spans: readonly Span[]): string {
  const characters = [...Array(raw.length).keys()].map((index) =>
    spans.some(({ start, end }) => index >= start && index < end) ? ' ' : raw.charAt(index),
  );
  return characters.join('').replace(/\s+/g, ' ').trim();
}

export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

export function overlapsAny(span: Span, others: readonly Span[]): boolean {
  return others.some((other) => overlaps(span, other));
}
