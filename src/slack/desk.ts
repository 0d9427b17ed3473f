import type { WebClient } from '@slack/web-api';
import { outcomeOf } from '../core/compose/answers.ts';
import { inLanguage } from '../core/language.ts';
import type { Reply } from '../core/reply.ts';
import { orApologise } from './apology.ts';
import type { Request } from './blocks/request.ts';
import type { Asker, Bot } from './bot.ts';
import { type Delivery, deliver, type Place } from './deliver.ts';
import { givenAnswer } from './inbox/given.ts';
import type { Seen } from './inbox/seen.ts';
import type { Message } from './limits.ts';
import type { Admission, Below, People } from './people/people.ts';
import { renderOnce } from './rendered.ts';
import { sorryLate } from './words/late.ts';

/** What the listeners share. */
export interface Desk extends Delivery {
  bot: Bot;
  /** What was done already. */
  seen: Seen;
  people?: People;
}

/** The desk in the workspace that a client belongs to. */
export function at(desk: Desk, client: WebClient): Desk {
  return { ...desk, client };
}

/** An input line, who asks it, and from which item of the reply on to show. */
export interface Ask {
  input: string;
  asker: Asker;
  offset?: number;
  shareable?: boolean;
  sharedBy?: string;
  /** Of the answer, where it has one before it is made. */
  id?: string;
  /** The question waited so long that this calls for an apology. */
  late?: boolean;
}

/** What an input line got, before it is said. */
export interface Answered {
  reply: Reply;
  message: Message;
  /** What the answer is kept under; null for what is no answer, and is not kept. */
  kept: Pick<Below, 'id' | 'outside'> | null;
  /** A line that gets the same reply without the conversation before it; null when there is none. */
  again: string | null;
}

/**
 * Runs an input line that a command or click brought, and says the reply in a place. Whatever breaks, the asker hears of
 * it. Never throws.
 */
export async function answerAt(desk: Desk, place: Place, ask: Ask): Promise<void> {
  const tell = (message: Message) => deliver(place, message, desk);
  await orApologise(
    desk,
    ask,
    async () => {
      const admission = await admit(desk, ask, { isCounted: true });
      const chosen = placeFor(place, admission, ask.asker.user);
      if (!admission.ok) {
        if (!admission.told) await deliver(chosen, admission.message, desk);
        return;
      }
      const admitted = withLanguage(ask, admission);
      const answered = await answer(desk, admitted);
      const ts = await deliver(chosen, answered.message, desk);
      await keep(desk, answered, admitted, chosen, ts);
    },
    tell,
  );
}

/** Keeps an answer that was said, where no inbox does. `ts` is Slack's name for its message. */
export async function keep(
  { people }: Desk,
  answered: Answered,
  ask: Ask,
  place: Place,
  ts: string | null,
): Promise<void> {
  const given = givenAnswer(answered, ask, place, ts);
  if (given) await people?.keep(given);
}

/** Whether this asker is answered here, and how. What people do was counted at the gate; what they write was not. */
export async function admit(
  { people }: Desk,
  { asker }: Pick<Ask, 'asker'>,
  options: { isCounted?: boolean } = {},
): Promise<Admission> {
  return people ? people.admit(asker, options) : { ok: true, ephemeral: false };
}

/** The ask as admitted: in the language of the channel, where the asker has none. */
export function withLanguage(ask: Ask, { language }: Extract<Admission, { ok: true }>): Ask {
  if (language === undefined || ask.asker.language !== undefined) return ask;
  return { ...ask, asker: { ...ask.asker, language } };
}

/** Where it is said: for the asker's eyes alone when the channel wants that, or when they are not answered. */
export function placeFor(place: Place, admission: Admission, user: string | undefined): Place {
  const isPrivate = !admission.ok || admission.ephemeral;
  // In a direct message nobody else reads along. Its name begins with D.
  if (place.kind !== 'thread' || !isPrivate || user === undefined || place.channel.startsWith('D')) return place;
  return { ...place, kind: 'whisper', user };
}

/** Runs an input line. */
export async function answer({ bot, clock, log, people }: Desk, ask: Ask): Promise<Answered> {
  const { input, asker, offset = 0, shareable = false, sharedBy, late } = ask;
  const started = clock.now();
  const reply = await bot.perform(input, asker);
  log.info('asked', {
    reply: reply.kind,
    outcome: outcomeOf(reply),
    language: reply.language,
    millis: clock.now() - started,
  });
  const below = await people?.below(reply, asker, ask.id);
  const again = againOf(reply, input);
  const request: Request = {
    input: again ?? '',
    offset,
    shareable,
    disclaimer: inLanguage(bot.context().base.about.disclaimer, reply.language),
    ...(sharedBy !== undefined && { sharedBy }),
    ...(late && { above: sorryLate(reply.language) }),
    ...(below && { below: below.blocks }),
  };
  return { reply, message: renderOnce(reply, request, below?.id), kept: below ?? null, again };
}

/** The line that buttons run: a follow-up would be read without what came before it. */
function againOf(reply: Reply, input: string): string | null {
  const again = reply.kind === 'answer' || reply.kind === 'answers' ? reply.again : undefined;
  return again === undefined ? input : again;
}
