import type { Language } from '../language.ts';

/** What the settings of a channel are called. */
export interface SettingWords {
  title: string;
  form: string;
  names: { language: string; answers: string; experts: string; quiet: string; feedback: string };
  /** One line on what each setting does. */
  hints: { language: string; answers: string; experts: string; quiet: string; feedback: string };
  usual: string;
  thread: string;
  ephemeral: string;
  on: string;
  off: string;
  saved: string;
  refused: string;
  refusedTip: string;
  unknown: (words: string) => string;
  unknownTip: string;
  noChannel: (name: string) => string;
  noChannelTip: string;
}

const en: SettingWords = {
  title: 'Settings of this channel',
  form: 'Change',
  names: {
    language: 'Language',
    answers: 'Answers to mentions',
    experts: 'Experts',
    quiet: 'Quiet',
    feedback: 'Rating buttons',
  },
  hints: {
    language: 'for replies where the question does not show one',
    answers: 'in the thread for all, or for the asker alone',
    experts: 'the channel that questions are handed to',
    quiet: 'nothing is said here that nobody asked for',
    feedback: 'Helpful and Not helpful below answers',
  },
  usual: 'as usual',
  thread: 'in the thread',
  ephemeral: 'for the asker alone',
  on: 'on',
  off: 'off',
  saved: 'Saved.',
  refused: 'Only administrators can change how the bot behaves in a channel.',
  refusedTip: 'Ask an administrator of this workspace.',
  unknown: (words) => `"${words}" is no setting.`,
  unknownTip:
    'For example: settings language de, settings answers ephemeral, settings feedback off, settings quiet on.',
  noChannel: (name) => `No channel ${name} can be seen from here.`,
  noChannelTip: 'Invite the bot there first, or choose the channel in the form.',
};

const zh: SettingWords = {
  title: '本频道的设置',
  form: '更改',
  names: { language: '语言', answers: '对提及的回答', experts: '专家', quiet: '静默', feedback: '评价按钮' },
  hints: {
    language: '用于问题本身看不出语言的回复',
    answers: '在消息列中公开回答，或仅提问者可见',
    experts: '转交问题的频道',
    quiet: '不在此发送无人询问的内容',
    feedback: '回答下方的“有帮助”“没有帮助”',
  },
  usual: '默认',
  thread: '在消息列中',
  ephemeral: '仅提问者可见',
  on: '开',
  off: '关',
  saved: '已保存。',
  refused: '只有管理员可以更改机器人在频道中的行为。',
  refusedTip: '请联系本工作区的管理员。',
  unknown: (words) => `没有“${words}”这项设置。`,
  unknownTip: '例如：settings language zh、settings answers ephemeral、settings feedback off、settings quiet on。',
  noChannel: (name) => `此处看不到频道 ${name}。`,
  noChannelTip: '请先邀请机器人加入该频道，或在表单中选择频道。',
};

const ja: SettingWords = {
  title: 'このチャンネルの設定',
  form: '変更',
  names: {
    language: '言語',
    answers: 'メンションへの回答',
    experts: '専門家',
    quiet: '静かに',
    feedback: '評価ボタン',
  },
  hints: {
    language: '質問から言語が分からないときの返信に使います',
    answers: 'スレッドで全員に、または質問者だけに',
    experts: '質問を引き継ぐチャンネル',
    quiet: '尋ねられていないことはここに書きません',
    feedback: '回答の下の「役に立った」「役に立たなかった」',
  },
  usual: '標準',
  thread: 'スレッドで',
  ephemeral: '質問者だけに',
  on: 'オン',
  off: 'オフ',
  saved: '保存しました。',
  refused: 'チャンネルでのボットの動作を変更できるのは管理者だけです。',
  refusedTip: 'このワークスペースの管理者に依頼してください。',
  unknown: (words) => `「${words}」という設定はありません。`,
  unknownTip: '例：settings language ja、settings answers ephemeral、settings feedback off、settings quiet on。',
  noChannel: (name) => `ここからはチャンネル ${name} が見えません。`,
  noChannelTip: '先にボットをそのチャンネルに招待するか、フォームで選んでください。',
};

const ko: SettingWords = {
  title: '이 채널의 설정',
  form: '변경',
  names: { language: '언어', answers: '멘션에 대한 답변', experts: '전문가', quiet: '조용히', feedback: '평가 버튼' },
  hints: {
    language: '질문에서 언어를 알 수 없을 때의 답변에 사용',
    answers: '스레드에서 모두에게, 또는 질문자에게만',
    experts: '질문을 넘겨받는 채널',
    quiet: '아무도 묻지 않은 것은 여기에 쓰지 않음',
    feedback: '답변 아래의 “도움이 됨”, “도움이 안 됨”',
  },
  usual: '기본값',
  thread: '스레드에서',
  ephemeral: '질문자에게만',
  on: '켬',
  off: '끔',
  saved: '저장했습니다.',
  refused: '채널에서 봇의 동작은 관리자만 바꿀 수 있습니다.',
  refusedTip: '이 워크스페이스의 관리자에게 요청하십시오.',
  unknown: (words) => `“${words}”(이)라는 설정은 없습니다.`,
  unknownTip: '예: settings language ko, settings answers ephemeral, settings feedback off, settings quiet on.',
  noChannel: (name) => `여기서는 채널 ${name}이(가) 보이지 않습니다.`,
  noChannelTip: '먼저 그 채널에 봇을 초대하거나 양식에서 채널을 고르십시오.',
};

const de: SettingWords = {
  title: 'Channel-Einstellungen',
  form: 'Ändern',
  names: {
    language: 'Sprache',
    answers: 'Antworten auf Erwähnungen',
    experts: 'Fachleute',
    quiet: 'Ruhe',
    feedback: 'Bewertung',
  },
  hints: {
    language: 'wenn die Frage selbst keine erkennen lässt',
    answers: 'im Thread für alle oder nur für die fragende Person',
    experts: 'der Channel, an den Fragen weitergehen',
    quiet: 'hier erscheint nichts, wonach niemand gefragt hat',
    feedback: 'Hilfreich und Nicht hilfreich unter Antworten',
  },
  usual: 'wie üblich',
  thread: 'im Thread',
  ephemeral: 'nur für die fragende Person',
  on: 'an',
  off: 'aus',
  saved: 'Gespeichert.',
  refused: 'Wie sich der Bot in einem Channel verhält, können nur Administratoren ändern.',
  refusedTip: 'Bitte einen Administrator dieses Workspace fragen.',
  unknown: (words) => `„${words}“ ist keine Einstellung.`,
  unknownTip:
    'Zum Beispiel: settings language de, settings answers ephemeral, settings feedback off, settings quiet on.',
  noChannel: (name) => `Von hier aus ist kein Channel ${name} zu sehen.`,
  noChannelTip: 'Erst den Bot dorthin einladen oder den Channel im Formular wählen.',
};

const tables: Record<Language, SettingWords> = { en, zh, ja, ko, de };

export function settingWords(language: Language): SettingWords {
  return tables[language];
}
