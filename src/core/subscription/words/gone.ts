import type { Language } from '../../language.ts';

/** What is said of topics that a subscription names and the knowledge no longer has. */
const all: Record<Language, (topics: string) => string> = {
  en: (topics) => `No longer in the knowledge base: ${topics}. Nothing is told of it; change the subscription.`,
  zh: (topics) => `知识库中已不再收录：${topics}。不会再通知相关内容；请更改订阅。`,
  ja: (topics) => `知識ベースにもうありません：${topics}。これについては通知されません。購読を変更してください。`,
  ko: (topics) => `지식 베이스에 더 이상 없습니다: ${topics}. 이에 대해서는 알리지 않으니 구독을 변경하세요.`,
  de: (topics) => `Nicht mehr in der Wissensbasis: ${topics}. Dazu wird nichts gemeldet; ändern Sie das Abonnement.`,
};

export function goneWords(language: Language): (topics: string) => string {
  return all[language];
}
