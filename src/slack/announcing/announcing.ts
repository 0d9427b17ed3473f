import { WebClient } from '@slack/web-api';
import { languages } from '../../core/language.ts';
import { refusesBlocks, sayError } from '../failure.ts';
import { NotInstalledError } from '../installations/grants.ts';
import { checkMessage, type Message } from '../limits.ts';
import { boltLogger, describeError, type Log } from '../log.ts';
import { announcingWords } from '../words/announcing.ts';
import { readBody } from './body.ts';
import { isOneOf, notBegun, type PostOutcome, postOutcome, type ReadOutcome, readOutcome } from './outcome.ts';

/** Marks our announcements. Other apps and members can read it: an opaque id, and nothing else. */
const eventType = 'policy_digest';
const pageSize = 200;

interface Target {
  team: string;
  channel: string;
  thread: string | null;
}

export interface AnnouncingSettings {
  /** Of the bot in a workspace; null where it is not installed any more. */
  tokenOf: (team: string) => Promise<string | null>;
  /** For one call. */
  timeoutMillis: number;
  /** Slack's own unless set. */
  apiUrl?: string;
  log: Log;
}

/**
 * Posts, reads and removes announcements. None of it repeats a call: the client of the SDK would, and post twice.
 * What it gives back tells apart what surely was not done, and what perhaps was.
 */
export function buildAnnouncing({ tokenOf, timeoutMillis, apiUrl, log }: AnnouncingSettings) {
  const clients = new Map<string, { token: string; client: WebClient }>();
  const clientOf = async (team: string): Promise<WebClient> => {
    const token = await tokenOf(team);
    if (token === null) throw new NotInstalledError('not_installed');
    const known = clients.get(team);
    if (known?.token === token) return known.client;
    const client = new WebClient(token, {
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: timeoutMillis,
      logger: boltLogger(log, 'error'),
      ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    });
    clients.set(team, { token, client });
    return client;
  };

  return {
    async post({ team, channel, thread }: Target, body: string, id: string): Promise<PostOutcome> {
      const message = readBody(body);
      if (!message) return { kind: 'permanent', reason: 'a body of an unknown version' };
      let client: WebClient;
      try {
        client = await within(timeoutMillis, () => clientOf(team));
      } catch (error) {
        return notBegun(error);
      }
      const send = async (content: Partial<Message> & { text: string }) => {
        const { ts } = await within(timeoutMillis, () =>
          client.chat.postMessage({
            ...content,
            channel,
            ...(thread !== null && { thread_ts: thread }),
            unfurl_links: false,
            unfurl_media: false,
            metadata: { event_type: eventType, event_payload: { delivery_id: id } },
          }),
        );
        if (ts === undefined) throw new Error('Slack gave no ts');
        return ts;
      };
      try {
        const faults = checkMessage(message);
        if (faults.length > 0)
          log.error('an announcement breaks the rules of Slack; its blocks are left out', {
            faults: faults.join('; '),
          });
        return { kind: 'sent', ts: await (faults.length > 0 ? send({ text: message.text }) : send(message)) };
      } catch (error) {
        if (!refusesBlocks(error)) return postOutcome(error);
        log.error('Slack refused the blocks of an announcement; sending its words', { slack: sayError(error) });
        return send({ text: message.text }).then((ts) => ({ kind: 'sent', ts }), postOutcome);
      }
    },

    async read(target: Target, since: number): Promise<ReadOutcome> {
      try {
        const client = await clientOf(target.team);
        const found: { id: string; ts: string }[] = [];
        for await (const { ts, metadata } of messagesSince(client, target, since, timeoutMillis)) {
          const { delivery_id: id } = (metadata?.event_payload ?? {}) as { delivery_id?: unknown };
          if (metadata?.event_type === eventType && typeof id === 'string' && ts !== undefined) found.push({ id, ts });
        }
        return { kind: 'read', found: found.sort((a, b) => Number(a.ts) - Number(b.ts)) };
      } catch (error) {
        return readOutcome(error);
      }
    },

    async remove({ team, channel }: Target, ts: string): Promise<void> {
      const client = await clientOf(team);
      try {
        await within(timeoutMillis, () => client.chat.delete({ channel, ts }));
      } catch (error) {
        // Already gone, or never ours: then there is nothing to take back.
        if (isOneOf(error, ['message_not_found', 'cant_delete_message'])) return;
        throw error;
      }
    },

    async tellPaused(paused: PausedChannel, reason: string): Promise<void> {
      const { team, channel, user, language } = paused;
      if (user === null) return;
      const words = announcingWords(languages.find((one) => one === language) ?? 'en');
      try {
        const client = await clientOf(team);
        await client.chat.postMessage({ channel: user, text: words.paused(`<#${channel}>`, reason) });
      } catch (error) {
        log.error('whoever subscribed could not be told that the channel is paused', { slack: describeError(error) });
      }
    },
  };
}

interface PausedChannel {
  team: string;
  channel: string;
  user: string | null;
  language: string;
}

interface Page {
  messages?: { ts?: string; metadata?: { event_type?: string; event_payload?: object } }[];
  has_more?: boolean;
  response_metadata?: { next_cursor?: string };
}

/** Every message of a channel or thread since a moment, page by page: a page less could hide the one looked for. */
async function* messagesSince(client: WebClient, { channel, thread }: Target, since: number, timeoutMillis: number) {
  const options = { channel, oldest: (since / 1_000).toFixed(6), include_all_metadata: true, limit: pageSize };
  for (let cursor = ''; ; ) {
    const at = cursor === '' ? options : { ...options, cursor };
    const page: Page = await within(timeoutMillis, () =>
      thread === null ? client.conversations.history(at) : client.conversations.replies({ ...at, ts: thread }),
    );
    if (!Array.isArray(page.messages)) throw new Error('Slack gave no messages');
    yield* page.messages;
    if (!page.has_more) return;
    cursor = page.response_metadata?.next_cursor ?? '';
    if (cursor === '') throw new Error('Slack has more messages, but does not say where');
  }
}

/** Ends the wait for a call. The client's own time limit ends with the headers of an answer. */
async function within<T>(millis: number, call: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), millis);
  });
  try {
    return await Promise.race([call(), limit]);
  } finally {
    clearTimeout(timer);
  }
}
