import type { Language } from '../../core/language.ts';

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const hangul = /\p{Script=Hangul}/gu;
const han = /\p{Script=Han}/gu;
const plainAscii = /^[\x20-\x7e]*$/;
const asciiWord = /[A-Za-z]+/g;
const latinWord = /[\p{Script=Latin}]+/gu;
/** Characters in the form that only Japanese print uses. */
const onlyJapanese = /[対鉱込済価変発検権経気応関駅総売読]/u;

const english = wordSet(
  'a an the is are was were be do does did can could may must should would will have has we i you our my your it this that of to for in on from with and or not what which who when where how why if still any',
);
const german = wordSet(
  'der die das den dem des ein eine einen einer eines ist sind war waren wird werden darf dürfen kann können muss müssen brauche brauchen braucht ich wir man und oder nicht kein keine für nach von vom aus mit ohne bei im zum zur auf unter gilt gelten was wie wer wann warum wo welche welcher welches noch gibt es unsere habe haben ausfuhr genehmigung genehmigungen kontrolliert erlaubt verboten kostet preise aktien seltene seltenen erden magnete magneten lizenz benötigt liefern benötigen bekanntmachung',
);

/** Characters that Chinese sentences have and Japanese ones lack. */
const onlyChinese = /[呢吗嗎吧那么么这個个们的了]/u;

/**
 * The language a question is asked in; technical terms of another language in it do not decide. Words that do not tell,
 * like "SmCo?", are in the `usual` one.
 */
export function detectLanguage(question: string, usual?: Language): Language {
  // Unicode classes take several times as long, and make no difference here.
  const isPlain = plainAscii.test(question);
  const text = isPlain ? question : question.normalize('NFKC');
  const words = (text.match(isPlain ? asciiWord : latinWord) ?? []).map((word) => word.toLowerCase());
  const sentence = words.filter((word) => english.has(word) || german.has(word)).length;
  // A sentence in a European language may quote a term: three function words outweigh five characters.
  const outweighed = (characters: number) => sentence * 2 >= characters + 1 && sentence >= 1;

  const kanaCount = isPlain ? 0 : count(text, kana);
  const hangulCount = isPlain ? 0 : count(text, hangul);
  const hanCount = isPlain ? 0 : count(text, han);
  const total = kanaCount + hangulCount + hanCount;
  if (total > 0 && !outweighed(total)) {
    if (hangulCount > kanaCount && hangulCount * 2 >= hanCount) return 'ko';
    if (kanaCount > 0 || onlyJapanese.test(text)) return 'ja';
    return usual === 'ja' && !onlyChinese.test(text) ? 'ja' : 'zh';
  }
  if (usual !== undefined && sentence === 0 && !/[äöüß]/i.test(text)) return usual;
  return isGerman(text, words) ? 'de' : 'en';
}

function isGerman(text: string, words: readonly string[]): boolean {
  const marks = /[äöüß]/i.test(text) ? 1 : 0;
  const score = words.filter((word) => german.has(word)).length + marks;
  return score > words.filter((word) => english.has(word)).length;
}

function count(text: string, shape: RegExp): number {
  return text.match(shape)?.length ?? 0;
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
