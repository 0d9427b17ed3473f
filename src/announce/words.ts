import type { Language } from '../core/language.ts';

/** What a correction says. Days, titles and states arrive as they are shown. */
export interface CorrectionWords {
  title: string;
  explain: (told: string) => string;
  withdrawn: (day: string, status: string) => string;
  open: string;
}

const en: CorrectionWords = {
  title: 'Correction',
  explain: (told) =>
    `The announcement of ${told} above told something that is not on record any more: it was withdrawn or was wrong. Do not rely on it.`,
  withdrawn: (day, status) => `Told as: ${status}, from ${day}. No longer on record.`,
  open: 'What is on record',
};

const zh: CorrectionWords = {
  title: '更正',
  explain: (told) => `上文 ${told} 的公告中有内容已不在记录中：该内容已被撤回或有误。请勿以其为依据。`,
  withdrawn: (day, status) => `当时告知：${status}，自${day}起。现已不在记录中。`,
  open: '查看现有记录',
};

const ja: CorrectionWords = {
  title: '訂正',
  explain: (told) =>
    `上記 ${told} のお知らせには、現在は記録にない内容が含まれていました。撤回されたか、誤りでした。依拠しないでください。`,
  withdrawn: (day, status) => `お知らせした内容：${status}、${day}から。現在は記録にありません。`,
  open: '現在の記録を見る',
};

const ko: CorrectionWords = {
  title: '정정',
  explain: (told) =>
    `위 ${told} 공지에 더 이상 기록에 없는 내용이 있었습니다. 철회되었거나 잘못된 내용입니다. 근거로 삼지 마십시오.`,
  withdrawn: (day, status) => `공지한 내용: ${status}, ${day}부터. 현재 기록에 없습니다.`,
  open: '현재 기록 보기',
};

const de: CorrectionWords = {
  title: 'Berichtigung',
  explain: (told) =>
    `Die Meldung vom ${told} oben nannte etwas, das nicht mehr verzeichnet ist: Es wurde zurückgezogen oder war falsch. Bitte nicht darauf verlassen.`,
  withdrawn: (day, status) => `Gemeldet als: ${status}, ab ${day}. Nicht mehr verzeichnet.`,
  open: 'Was verzeichnet ist',
};

const tables: Record<Language, CorrectionWords> = { en, zh, ja, ko, de };

export function correctionWords(language: Language): CorrectionWords {
  return tables[language];
}
