import type { Language } from '../language.ts';

/** What the list of open questions says. Counts and days arrive formatted. */
export interface GapWords {
  title: string;
  none: string;
  asked: (times: number, day: string) => string;
  rated: string;
  nearest: string;
  close: string;
  closed: (count: number) => string;
  unknown: string;
  more: (count: number) => string;
  /** For those who may not see it. */
  refused: string;
  refusedTip: string;
  how: string;
}

const en: GapWords = {
  title: 'Questions without a good answer',
  none: 'There are none.',
  asked: (times, day) => `asked ${times === 1 ? 'once' : `${times} times`}, last on ${day}`,
  rated: 'answered, but found unhelpful',
  nearest: 'nearest',
  close: 'Close',
  closed: (count) => (count === 1 ? 'The question is closed.' : `${count} questions are closed.`),
  unknown: 'There is no such open question; perhaps somebody has closed it.',
  more: (count) => `and ${count} more`,
  refused: 'The questions of others are shown to curators only.',
  refusedTip: 'The people who run this bot name the curators.',
  how: 'Each one closes by itself once the knowledge answers it.',
};

const zh: GapWords = {
  title: '尚无满意回答的问题',
  none: '目前没有。',
  asked: (times, day) => `被问${times}次，最近一次为${day}`,
  rated: '已回答，但被评为没有帮助',
  nearest: '最接近的条目',
  close: '关闭',
  closed: (count) => `已关闭${count}个问题。`,
  unknown: '没有这个未解决的问题，可能已被他人关闭。',
  more: (count) => `另有${count}个`,
  refused: '他人的问题仅供知识维护者查看。',
  refusedTip: '知识维护者由本机器人的管理者指定。',
  how: '知识库能够回答后，问题会自动关闭。',
};

const ja: GapWords = {
  title: '十分に答えられていない質問',
  none: '今はありません。',
  asked: (times, day) => `${times}回質問、最終は${day}`,
  rated: '回答したが役に立たないと評価されたもの',
  nearest: '最も近い項目',
  close: '完了にする',
  closed: (count) => `${count}件の質問を完了にしました。`,
  unknown: 'その質問は一覧にありません。すでに完了になっているかもしれません。',
  more: (count) => `ほか${count}件`,
  refused: '他の人の質問は、知識の編集担当者だけが見られます。',
  refusedTip: '編集担当者は、このボットの管理者が指定します。',
  how: '知識ベースが答えられるようになると自動的に完了になります。',
};

const ko: GapWords = {
  title: '제대로 답하지 못한 질문',
  none: '현재 없습니다.',
  asked: (times, day) => `${times}회 질문됨, 마지막은 ${day}`,
  rated: '답변했으나 도움이 되지 않는다는 평가를 받음',
  nearest: '가장 가까운 항목',
  close: '닫기',
  closed: (count) => `질문 ${count}건을 닫았습니다.`,
  unknown: '열려 있는 해당 질문이 없습니다. 이미 닫혔을 수 있습니다.',
  more: (count) => `외 ${count}건`,
  refused: '다른 사람의 질문은 지식 관리자만 볼 수 있습니다.',
  refusedTip: '지식 관리자는 이 봇의 운영자가 지정합니다.',
  how: '지식 베이스가 답할 수 있게 되면 자동으로 닫힙니다.',
};

const de: GapWords = {
  title: 'Fragen ohne gute Antwort',
  none: 'Es gibt keine.',
  asked: (times, day) => `${times === 1 ? 'einmal' : `${times}-mal`} gestellt, zuletzt am ${day}`,
  rated: 'beantwortet, aber nicht hilfreich',
  nearest: 'am nächsten',
  close: 'Schließen',
  closed: (count) => (count === 1 ? 'Die Frage ist geschlossen.' : `${count} Fragen sind geschlossen.`),
  unknown: 'Diese offene Frage gibt es nicht; vielleicht hat sie schon jemand geschlossen.',
  more: (count) => `und ${count} weitere`,
  refused: 'Die Fragen anderer sehen nur Kuratoren.',
  refusedTip: 'Wer Kurator ist, legen die Betreiber fest.',
  how: 'Jede schließt sich von selbst, sobald das Wissen sie beantwortet.',
};

const tables: Record<Language, GapWords> = { en, zh, ja, ko, de };

export function gapWords(language: Language): GapWords {
  return tables[language];
}
