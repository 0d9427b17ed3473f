import type { Language } from '../../core/language.ts';

/** What is said about announcing, beside the announcements themselves. */
export interface AnnouncingWords {
  /** To whoever subscribed a channel. `reason` is Slack's word for what is wrong. */
  paused: (channel: string, reason: string) => string;
}

const en: AnnouncingWords = {
  paused: (channel, reason) =>
    `The daily announcement in ${channel} is paused: Slack refuses messages there (${reason}). Once I can write there again, for example after an invitation, subscribe the channel anew; nothing is lost meanwhile.`,
};

const zh: AnnouncingWords = {
  paused: (channel, reason) =>
    `${channel} 的每日公告已暂停：Slack 拒绝在该处发送消息（${reason}）。待我能够重新发言（例如重新邀请我）后，请再次订阅该频道；其间的内容不会遗漏。`,
};

const ja: AnnouncingWords = {
  paused: (channel, reason) =>
    `${channel} への毎日のお知らせを停止しました。Slack が投稿を拒否しています（${reason}）。再び投稿できるようになったら（招待し直すなど）、もう一度購読してください。その間の内容は失われません。`,
};

const ko: AnnouncingWords = {
  paused: (channel, reason) =>
    `${channel} 의 일일 공지가 중지되었습니다. Slack이 메시지를 거부합니다(${reason}). 다시 초대하는 등 제가 글을 쓸 수 있게 되면 채널을 다시 구독해 주십시오. 그동안의 내용은 빠지지 않습니다.`,
};

const de: AnnouncingWords = {
  paused: (channel, reason) =>
    `Die tägliche Meldung in ${channel} ruht: Slack nimmt dort keine Nachrichten an (${reason}). Sobald ich dort wieder schreiben kann, etwa nach einer Einladung, den Channel bitte neu abonnieren; inzwischen geht nichts verloren.`,
};

const tables: Record<Language, AnnouncingWords> = { en, zh, ja, ko, de };

export function announcingWords(language: Language): AnnouncingWords {
  return tables[language];
}
