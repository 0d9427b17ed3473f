import path from 'node:path';
import { WebClient } from '@slack/web-api';
import type { Office, Spot } from '../../src/core/office.ts';
import { openSubscriptions } from '../../src/office/subscriptions.ts';
import { type OpenBot, openBot } from '../../src/open-bot.ts';
import { subscribeFeature } from '../../src/slack/subscribe/feature.ts';
import type { SubscriptionOffice } from '../../src/slack/subscribe/open.ts';
import { askSlack } from '../../src/slack/subscribe/whereabouts.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/session.ts';
import { type Conversation, startConversation, type Transport, today } from '../conversation.ts';
import { buildPlace } from '../store/stores.ts';
import { buildLog } from './builders.ts';

/** Sunday, 22 November 2026, 11:00 in Berlin. */
const now = Date.UTC(2026, 10, 22, 10);
const knowledgeDir = path.join(import.meta.dirname, '../../knowledge');

/** A bot that keeps subscriptions, wherever the test at hand keeps them. */
export interface SubscribingBot {
  bot: OpenBot;
  keepIn: (office: SubscriptionOffice) => void;
}

/** Reading the knowledge takes a while, so that tests share the bot. */
export async function loadSubscribingBot(): Promise<SubscribingBot> {
  let kept: SubscriptionOffice | undefined;
  const office = (spot: Spot, seen: Pick<Office, 'today' | 'language'>): Office => {
    if (!kept) throw new Error('no test keeps subscriptions');
    return { spot, today: seen.today, language: seen.language, ...kept(spot) };
  };
  const bot = await openBot(
    knowledgeDir,
    () => today,
    () => undefined,
    { office },
  );
  if ('problems' in bot) throw new Error(`the knowledge does not load: ${JSON.stringify(bot.problems[0])}`);
  return {
    bot,
    keepIn(next) {
      kept = next;
    },
  };
}

/** A person, the bot with a store of subscriptions, and a local workspace between them. */
export interface Subscribing extends Conversation {
  store: Store;
}

export async function startSubscribing({ bot, keepIn }: SubscribingBot, transport: Transport): Promise<Subscribing> {
  const place = await buildPlace('sqlite');
  const store = await openStore(place.url, { clock: () => now });
  let client: WebClient | undefined;
  const whereabouts = askSlack(() => {
    if (!client) throw new Error('the local workspace has not started');
    return client;
  }, buildLog());
  const office: SubscriptionOffice = (spot) => ({
    subscriptions: openSubscriptions(spot, { store, whereabouts, now: () => now }),
    zone: async () => (await whereabouts.person(spot.team, spot.user)).zone,
  });
  keepIn(office);
  const talk = await startConversation(bot, transport, {}, [subscribeFeature(office)]);
  const { apiUrl, botToken, workspace } = talk.playground;
  client = new WebClient(botToken, { slackApiUrl: apiUrl, retryConfig: { retries: 0 } });
  Object.assign(workspace.users.get(talk.me.id) ?? {}, { zone: 'Europe/Berlin', locale: 'en-GB' });
  return {
    ...talk,
    store,
    async close() {
      await talk.close();
      await store.close();
      await place.remove();
    },
  };
}
