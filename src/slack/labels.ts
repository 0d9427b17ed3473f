import type { Confidence } from '../core/instrument.ts';
import type { Language } from '../core/language.ts';

/** What only Slack shows: buttons, the Home tab, words about a click. Days and counts arrive formatted. */
export interface Labels {
  share: string;
  alreadyShared: string;
  asked: (who: string) => string;
  openRule: string;
  ruleTitle: string;
  answerTitle: string;
  close: string;
  since: (day: string) => string;
  checked: (day: string) => string;
  confidence: Record<Exclude<Confidence, 'high'>, string>;
  helpTitle: string;
  forExample: string;
  problemTitle: string;
  tooLongForButtons: string;
  staleButton: string;
  failed: (reference: string) => string;
  homeIntroduction: (command: string) => string;
  recent: string;
  ahead: string;
}

const en: Labels = {
  share: 'Share in channel',
  alreadyShared: 'This answer is already shared in the channel.',
  asked: (who) => `${who} asked:`,
  openRule: 'Open rule',
  ruleTitle: 'Rule',
  answerTitle: 'Answer',
  close: 'Close',
  since: (day) => `since ${day}`,
  checked: (day) => `last checked on ${day}`,
  confidence: { medium: 'not quite certain', low: 'uncertain' },
  helpTitle: 'What you can ask',
  forExample: 'For example',
  problemTitle: 'That did not work',
  tooLongForButtons: 'This question is too long for buttons. Ask it in fewer words to share it or to see more.',
  staleButton: 'This button belongs to an older version of the bot. Please ask the question again.',
  failed: (reference) =>
    `Sorry, something went wrong here and your question was not answered. Please ask again; if it fails once more, tell the people who run this bot the reference ${reference}.`,
  homeIntroduction: (command) =>
    `Write to me here under Messages, mention me in a channel, or type ${command} and your question. Each statement comes with its source, and each answer holds for one day.`,
  recent: 'Recent changes',
  ahead: 'What is coming',
};

const zh: Labels = {
  share: '分享到频道',
  alreadyShared: '该回答已分享到频道。',
  asked: (who) => `${who} 提问：`,
  openRule: '查看规则',
  ruleTitle: '规则',
  answerTitle: '回答',
  close: '关闭',
  since: (day) => `自${day}起`,
  checked: (day) => `最近核对：${day}`,
  confidence: { medium: '不完全确定', low: '不确定' },
  helpTitle: '可以问什么',
  forExample: '例如',
  problemTitle: '未能完成',
  tooLongForButtons: '问题过长，无法使用按钮。如需分享或查看更多，请用更短的句子再问一次。',
  staleButton: '该按钮属于旧版本，请重新提问。',
  failed: (reference) =>
    `抱歉，程序出错，您的问题未得到回答。请再问一次；如仍失败，请将编号 ${reference} 告知本机器人的管理者。`,
  homeIntroduction: (command) =>
    `可在“消息”中直接提问、在频道中提及本机器人，或输入 ${command} 加上问题。每项陈述都附来源，每个回答都针对某一天。`,
  recent: '近期变化',
  ahead: '即将发生',
};

const ja: Labels = {
  share: 'チャンネルに共有',
  alreadyShared: 'この回答はすでにチャンネルに共有されています。',
  asked: (who) => `${who} さんの質問：`,
  openRule: '規定を開く',
  ruleTitle: '規定',
  answerTitle: '回答',
  close: '閉じる',
  since: (day) => `${day}から`,
  checked: (day) => `最終確認：${day}`,
  confidence: { medium: 'やや不確か', low: '不確か' },
  helpTitle: '質問できること',
  forExample: '例',
  problemTitle: '実行できませんでした',
  tooLongForButtons: '質問が長すぎるためボタンを使えません。共有や続きの表示には、短くしてもう一度質問してください。',
  staleButton: 'このボタンは古い版のものです。もう一度質問してください。',
  failed: (reference) =>
    `申し訳ありません。エラーのため回答できませんでした。もう一度お試しください。繰り返す場合は、管理者に参照番号 ${reference} をお伝えください。`,
  homeIntroduction: (command) =>
    `「メッセージ」に書き込むか、チャンネルでメンションするか、${command} に続けて質問を入力してください。すべての記述に出典が付き、回答はある一日を基準とします。`,
  recent: '最近の変更',
  ahead: '今後の予定',
};

const ko: Labels = {
  share: '채널에 공유',
  alreadyShared: '이 답변은 이미 채널에 공유되었습니다.',
  asked: (who) => `${who} 님의 질문:`,
  openRule: '규정 열기',
  ruleTitle: '규정',
  answerTitle: '답변',
  close: '닫기',
  since: (day) => `${day}부터`,
  checked: (day) => `최종 확인: ${day}`,
  confidence: { medium: '다소 불확실', low: '불확실' },
  helpTitle: '물어볼 수 있는 것',
  forExample: '예시',
  problemTitle: '처리하지 못했습니다',
  tooLongForButtons: '질문이 너무 길어 버튼을 쓸 수 없습니다. 공유하거나 더 보려면 더 짧게 다시 질문해 주십시오.',
  staleButton: '이전 버전의 버튼입니다. 다시 질문해 주십시오.',
  failed: (reference) =>
    `죄송합니다. 오류로 답변하지 못했습니다. 다시 질문해 주시고, 또 실패하면 관리자에게 참조 번호 ${reference}을(를) 알려 주십시오.`,
  homeIntroduction: (command) =>
    `메시지 탭에 쓰거나, 채널에서 멘션하거나, ${command} 뒤에 질문을 입력하십시오. 모든 문장에 출처가 있으며, 답변은 특정 날짜를 기준으로 합니다.`,
  recent: '최근 변경',
  ahead: '예정된 변경',
};

const de: Labels = {
  share: 'Im Channel teilen',
  alreadyShared: 'Diese Antwort ist im Channel schon geteilt.',
  asked: (who) => `${who} hat gefragt:`,
  openRule: 'Regel öffnen',
  ruleTitle: 'Regel',
  answerTitle: 'Antwort',
  close: 'Schließen',
  since: (day) => `seit ${day}`,
  checked: (day) => `zuletzt geprüft am ${day}`,
  confidence: { medium: 'nicht ganz sicher', low: 'unsicher' },
  helpTitle: 'Was man fragen kann',
  forExample: 'Zum Beispiel',
  problemTitle: 'Das hat nicht geklappt',
  tooLongForButtons: 'Die Frage ist zu lang für Schaltflächen. Zum Teilen oder Weiterlesen bitte kürzer stellen.',
  staleButton: 'Diese Schaltfläche gehört zu einer älteren Version. Bitte die Frage noch einmal stellen.',
  failed: (reference) =>
    `Hier ist etwas schiefgegangen, die Frage wurde leider nicht beantwortet. Bitte noch einmal fragen; geht es wieder nicht, hilft den Betreibern die Kennung ${reference}.`,
  homeIntroduction: (command) =>
    `Frag hier unter Nachrichten, erwähne mich in einem Channel oder gib ${command} und die Frage ein. Jede Aussage nennt ihre Quelle, jede Antwort gilt für einen Tag.`,
  recent: 'Letzte Änderungen',
  ahead: 'Was bevorsteht',
};

const tables: Record<Language, Labels> = { en, zh, ja, ko, de };

export function labels(language: Language): Labels {
  return tables[language];
}
