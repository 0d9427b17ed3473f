import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Clock } from './clock.ts';
import { refusesBlocks, retryAfter, sayError } from './failure.ts';
import { checkMessage, type Message } from './limits.ts';
import type { Log } from './log.ts';

/** Where an answer goes. */
export type Place =
  /** Seen by the asker only, through the address that came with the command or click. */
  | { kind: 'asker'; respond: RespondFn }
  /** Seen by all in the channel, through the same kind of address. */
  | { kind: 'all'; respond: RespondFn }
  | { kind: 'thread'; channel: string; thread: string }
  /** To all in the channel, unasked. */
  | { kind: 'channel'; channel: string };

export interface Delivery {
  client: WebClient;
  clock: Clock;
  log: Log;
}

const attempts = 3;
const longestWait = 30_000;

/** Sends a message. Throws when it could not be sent, or may not have been. */
export async function deliver(place: Place, message: Message, delivery: Delivery): Promise<void> {
  const faults = checkMessage(message);
  if (faults.length > 0)
    delivery.log.error('a message breaks the rules of Slack; its blocks are left out', { faults: faults.join('; ') });
  if (faults.length > 0) return send(place, { text: message.text }, delivery);
  try {
    await send(place, message, delivery);
  } catch (error) {
    if (!refusesBlocks(error)) throw error;
    delivery.log.error('Slack refused the blocks of a message; sending its words', { slack: sayError(error) });
    await send(place, { text: message.text }, delivery);
  }
}

async function send(place: Place, message: Partial<Message> & { text: string }, delivery: Delivery): Promise<void> {
  // Source addresses would each unfold into a preview under the answer.
  const content = { ...message, unfurl_links: false, unfurl_media: false };
  const { client } = delivery;
  await again(delivery, async () => {
    switch (place.kind) {
      case 'thread':
        return client.chat.postMessage({ ...content, channel: place.channel, thread_ts: place.thread });
      case 'channel':
        return client.chat.postMessage({ ...content, channel: place.channel });
      case 'asker':
        return place.respond({ ...content, response_type: 'ephemeral', replace_original: false });
      case 'all':
        return place.respond({ ...content, response_type: 'in_channel', replace_original: false });
    }
  });
}

/** Calls once more where the first call surely did nothing. */
export async function again(delivery: Pick<Delivery, 'clock' | 'log'>, call: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await call();
      return;
    } catch (error) {
      const wait = retryAfter(error);
      if (wait === null || wait > longestWait || attempt === attempts) throw error;
      delivery.log.warn('Slack did not take a call; trying again', { slack: sayError(error), attempt });
      await delivery.clock.sleep(wait * attempt);
    }
  }
}
