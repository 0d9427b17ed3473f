import type { Language } from '../../core/language.ts';

/** Said above an answer that comes long after its question. */
const late: Record<Language, string> = {
  en: 'Sorry for the wait: this question reached me while I was not running.',
  zh: '抱歉让您久等了：您提问时我未在运行。',
  ja: 'お待たせして申し訳ありません。ご質問の時点では稼働していませんでした。',
  ko: '늦어서 죄송합니다. 질문하셨을 때 제가 작동하지 않고 있었습니다.',
  de: 'Entschuldigung für die Wartezeit: Als diese Frage kam, lief ich gerade nicht.',
};

/** The apology in a language. */
export function sorryLate(language: Language): string {
  return late[language];
}
