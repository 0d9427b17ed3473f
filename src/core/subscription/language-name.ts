import { type Language, languages } from '../language.ts';

/** A language as people write it, in any of the five. */
const names: Record<Language, RegExp> = {
  en: /^(?:english|englisch|英文|英语|英語|영어)$/i,
  zh: /^(?:chinese|mandarin|chinesisch|中文|汉语|漢語|普通话|中国語|중국어)$/i,
  ja: /^(?:japanese|japanisch|日文|日语|日語|日本語|일본어|일어)$/i,
  ko: /^(?:korean|koreanisch|韩文|韩语|韓語|韓国語|한국어|한글)$/i,
  de: /^(?:german|deutsch|德文|德语|德語|ドイツ語|독일어)$/i,
};

/** "German", "auf Deutsch", "用中文", "日本語で", "한국어로", "language=ko"; null for what names no language. */
export function readLanguage(text: string): Language | null {
  const bare = text
    .trim()
    .replace(/^(?:in|auf|用|以|(?:language|lang|sprache)\s*[=:]?)\s*/iu, '')
    .replace(/\s*(?:language|で|로|으로|please|bitte)$/iu, '')
    .trim();
  return languages.find((language) => language === bare.toLowerCase() || names[language].test(bare)) ?? null;
}

/** Slack's "de-DE", "zh-TW": the language of ours, or null. */
export function languageOfLocale(locale: string): Language | null {
  return languages.find((language) => locale.toLowerCase().split(/[-_]/)[0] === language) ?? null;
}
