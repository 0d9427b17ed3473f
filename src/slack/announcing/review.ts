import type { BlockAction, RespondFn } from '@slack/bolt';
import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { context, section } from '../blocks/request.ts';
import { sayError } from '../failure.ts';
import { checkMessage, limits, type Message } from '../limits.ts';
import { escapeText, mention, plain } from '../mrkdwn.ts';
import type { Feature } from '../parts.ts';
import { readBody } from './body.ts';

/** What people decide about announcements, kept by whoever keeps announcements. */
export interface AnnounceDecisions {
  /** Lets an announcement go out or withholds it. Gives to how many channels; 0 when it was decided or late before. */
  review: (id: string, decision: 'send' | 'withhold', user: string) => Promise<number>;
  /** Posts a message again or takes it as posted. False when it was decided before. */
  held: (id: string, decision: 'repost' | 'there', user: string) => Promise<boolean>;
  /** Hears of each decision that changed something. */
  decided: () => void;
}

/** Where experts and admins are asked: a channel of the workspace whose client it is. */
export interface ReviewPlace {
  client: () => Promise<WebClient>;
  channel: string;
}

const actions = { send: 'Send', withhold: 'Hold back', repost: 'Post again', there: 'It is there' } as const;
type Act = keyof typeof actions;
const actionId = /^announce_(send|withhold|repost|there)$/;

/** Asks people about announcements, with buttons to decide. For those who run the bot, hence in English only. */
export function buildAsking({ client, channel }: ReviewPlace) {
  return {
    async review({ id, bodies, channels }: { id: string; bodies: string[]; channels: number }): Promise<void> {
      const question = `This announcement goes to ${channels} ${channels === 1 ? 'channel' : 'channels'} once you say so.`;
      const [first, ...others] = bodies.flatMap((body) => readBody(body) ?? []);
      const buttons = buttonsFor(id, ['send', 'withhold']);
      const whole = {
        text: question,
        blocks: [section(escapeText(question)), ...(first ? shown(first) : []), buttons],
      };
      const fits = checkMessage(whole).length === 0;
      const asked = fits ? whole : { text: question, blocks: [section(escapeText(question)), buttons] };
      const slack = await client();
      const { ts } = await slack.chat.postMessage({ ...asked, ...plainly, channel });
      for (const { text, blocks } of [...(fits || !first ? [] : [first]), ...others]) {
        await slack.chat.postMessage({ text, blocks, ...plainly, channel, ...(ts !== undefined && { thread_ts: ts }) });
      }
    },

    async held({ id, channel: where, day, reason }: { id: string; channel: string; day: string; reason: string }) {
      const text = `Slack did not say whether it took the announcement of ${day} for <#${where}>, and I cannot read that channel (${escapeText(reason, 100)}). Please look whether it is there.`;
      const blocks = [section(text), buttonsFor(id, ['there', 'repost'])];
      const slack = await client();
      await slack.chat.postMessage({ text, blocks, ...plainly, channel });
    },
  };
}

const plainly = { unfurl_links: false, unfurl_media: false };

/** Listens for the buttons. Whoever is in the channel where people are asked may press them. */
export function announceReviewFeature(decisions: AnnounceDecisions): Feature {
  return (app, { log }) => {
    app.use(async ({ body, next, ...rest }) => {
      const clicked = body as unknown as BlockAction;
      const [pressed] = clicked.type === 'block_actions' ? clicked.actions : [];
      const act = actionId.exec(pressed?.action_id ?? '')?.[1] as Act | undefined;
      if (!act || !pressed || !('value' in pressed)) return next();
      const { ack, respond } = rest as unknown as { ack: () => Promise<void>; respond: RespondFn };
      await ack();
      try {
        const outcome = await decide(decisions, act, String(pressed.value), clicked.user.id);
        const before = (clicked.message?.blocks ?? []) as KnownBlock[];
        const kept = Array.isArray(before)
          ? before.filter((block) => typeof block?.type === 'string' && block.type !== 'actions')
          : [];
        const message = { text: outcome, blocks: [...kept, context(outcome)] };
        // What Slack would refuse now was not ours; the outcome has to be said all the same.
        const blocks = checkMessage(message).length === 0 ? message.blocks : [context(outcome)];
        await respond({ replace_original: true, text: outcome, blocks });
      } catch (error) {
        log.error('a decision about an announcement failed', { slack: sayError(error) });
        await respond({
          replace_original: false,
          response_type: 'ephemeral',
          text: 'That failed. Please press the button again.',
        });
      }
    });
  };
}

async function decide(decisions: AnnounceDecisions, act: Act, id: string, user: string): Promise<string> {
  const who = mention(user);
  if (act === 'repost' || act === 'there') {
    if (!(await decisions.held(id, act, user))) return 'This was decided before.';
    decisions.decided();
    return act === 'repost' ? `${who}: it is posted again.` : `${who}: it is there.`;
  }
  const channels = await decisions.review(id, act, user);
  if (channels === 0) return 'This was decided before, or has become too late; what it tells is in the next one.';
  decisions.decided();
  const count = `${channels} ${channels === 1 ? 'channel' : 'channels'}`;
  return act === 'send'
    ? `${who} let it go to ${count}.`
    : `${who} held it back from ${count}; what it tells is in the next one.`;
}

function buttonsFor(id: string, acts: readonly Act[]): ActionsBlock {
  return {
    type: 'actions',
    elements: acts.map((act): Button => {
      const text = plain(actions[act], limits.buttonText);
      return { type: 'button', text, action_id: `announce_${act}`, value: id };
    }),
  };
}

/** What will be posted, without its own buttons: pressed here they would act on this channel. */
function shown({ blocks }: Message): KnownBlock[] {
  return blocks.flatMap((block): KnownBlock[] => {
    if (block.type === 'actions') return [];
    if (block.type !== 'section') return [block];
    const { accessory: _button, ...text } = block;
    return [text];
  });
}
