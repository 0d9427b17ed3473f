import type { Language } from '../../core/language.ts';

/** The form of a subscription, and what stands under an announcement. */
export interface SubscribeLabels {
  title: string;
  submit: string;
  cancel: string;
  where: (channel: string) => string;
  topics: string;
  topicsHint: string;
  topicsPlaceholder: string;
  time: string;
  zone: string;
  zonePlaceholder: string;
  days: string;
  language: string;
  quiet: string;
  quietOption: string;
  notATime: string;
  notAZone: string;
  stop: string;
  change: string;
  stopTitle: string;
  stopText: string;
  stopConfirm: string;
  stopDeny: string;
  /** `who` is a mention. */
  stoppedBy: (who: string) => string;
}

const en: SubscribeLabels = {
  title: 'Announcements',
  submit: 'Save',
  cancel: 'Cancel',
  where: (channel) => `Announced in: ${channel}`,
  topics: 'Topics',
  topicsHint: 'None chosen: everything in the knowledge base.',
  topicsPlaceholder: 'Search topics',
  time: 'Time',
  zone: 'Time zone',
  zonePlaceholder: 'Search a city',
  days: 'Days',
  language: 'Language',
  quiet: 'Quiet days',
  quietOption: 'Say so when nothing has changed',
  notATime: 'Choose a time of day.',
  notAZone: 'Choose a time zone from the list.',
  stop: 'Stop these',
  change: 'Change',
  stopTitle: 'Stop these announcements?',
  stopText: 'Nobody in this channel is told of changes any more, until someone subscribes it again.',
  stopConfirm: 'Stop',
  stopDeny: 'Keep them',
  stoppedBy: (who) => `${who} stopped the announcements in this channel. To begin again: subscribe`,
};

const de: SubscribeLabels = {
  title: 'Ankündigungen',
  submit: 'Speichern',
  cancel: 'Abbrechen',
  where: (channel) => `Angekündigt in: ${channel}`,
  topics: 'Themen',
  topicsHint: 'Keines gewählt: alles in der Wissensbasis.',
  topicsPlaceholder: 'Themen suchen',
  time: 'Uhrzeit',
  zone: 'Zeitzone',
  zonePlaceholder: 'Stadt suchen',
  days: 'Tage',
  language: 'Sprache',
  quiet: 'Ruhige Tage',
  quietOption: 'Auch melden, wenn sich nichts geändert hat',
  notATime: 'Wählen Sie eine Uhrzeit.',
  notAZone: 'Wählen Sie eine Zeitzone aus der Liste.',
  stop: 'Beenden',
  change: 'Ändern',
  stopTitle: 'Ankündigungen beenden?',
  stopText: 'In diesem Kanal erfährt niemand mehr von Änderungen, bis ihn jemand wieder anmeldet.',
  stopConfirm: 'Beenden',
  stopDeny: 'Behalten',
  stoppedBy: (who) => `${who} hat die Ankündigungen in diesem Kanal beendet. Um neu zu beginnen: subscribe`,
};

const zh: SubscribeLabels = {
  title: '变化通知',
  submit: '保存',
  cancel: '取消',
  where: (channel) => `通知位置：${channel}`,
  topics: '主题',
  topicsHint: '不选：知识库中的全部内容。',
  topicsPlaceholder: '搜索主题',
  time: '时刻',
  zone: '时区',
  zonePlaceholder: '搜索城市',
  days: '日期',
  language: '语言',
  quiet: '无变化的日子',
  quietOption: '没有变化时也通知',
  notATime: '请选择时刻。',
  notAZone: '请从列表中选择时区。',
  stop: '停止通知',
  change: '更改',
  stopTitle: '停止这些通知？',
  stopText: '此频道将不再收到变化通知，直到有人重新订阅。',
  stopConfirm: '停止',
  stopDeny: '保留',
  stoppedBy: (who) => `${who} 停止了此频道的通知。要重新开始：subscribe`,
};

const ja: SubscribeLabels = {
  title: 'お知らせ',
  submit: '保存',
  cancel: 'キャンセル',
  where: (channel) => `お知らせの場所：${channel}`,
  topics: 'トピック',
  topicsHint: '選ばないとき：ナレッジベースのすべて。',
  topicsPlaceholder: 'トピックを検索',
  time: '時刻',
  zone: 'タイムゾーン',
  zonePlaceholder: '都市を検索',
  days: '曜日',
  language: '言語',
  quiet: '変更のない日',
  quietOption: '変更がないときもお知らせする',
  notATime: '時刻を選んでください。',
  notAZone: '一覧からタイムゾーンを選んでください。',
  stop: 'お知らせを止める',
  change: '変更',
  stopTitle: 'お知らせを止めますか',
  stopText: 'もう一度購読するまで、このチャンネルには変更が知らされません。',
  stopConfirm: '止める',
  stopDeny: '続ける',
  stoppedBy: (who) => `${who} がこのチャンネルのお知らせを止めました。再開するには：subscribe`,
};

const ko: SubscribeLabels = {
  title: '변경 알림',
  submit: '저장',
  cancel: '취소',
  where: (channel) => `알림 위치: ${channel}`,
  topics: '주제',
  topicsHint: '선택하지 않으면 지식 베이스의 모든 내용입니다.',
  topicsPlaceholder: '주제 검색',
  time: '시각',
  zone: '시간대',
  zonePlaceholder: '도시 검색',
  days: '요일',
  language: '언어',
  quiet: '변경이 없는 날',
  quietOption: '변경이 없을 때도 알리기',
  notATime: '시각을 선택하세요.',
  notAZone: '목록에서 시간대를 선택하세요.',
  stop: '알림 끝내기',
  change: '변경',
  stopTitle: '이 알림을 끝낼까요?',
  stopText: '누군가 다시 구독할 때까지 이 채널에는 변경을 알리지 않습니다.',
  stopConfirm: '끝내기',
  stopDeny: '유지',
  stoppedBy: (who) => `${who}님이 이 채널의 알림을 끝냈습니다. 다시 시작하려면: subscribe`,
};

const all: Record<Language, SubscribeLabels> = { en, zh, ja, ko, de };

export function subscribeLabels(language: Language): SubscribeLabels {
  return all[language];
}
