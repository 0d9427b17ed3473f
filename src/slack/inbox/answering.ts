import { accompany } from '../agent/accompany.ts';
import { apologyFor, languageOf } from '../apology.ts';
import { section } from '../blocks/request.ts';
import { button } from '../buttons.ts';
import { type Reach, sourceOf } from '../clients.ts';
import { conversationOf } from '../conversation.ts';
import { deliverOnce, type Place } from '../deliver.ts';
import { type Ask, admit, answer, at, type Desk, placeFor, withLanguage } from '../desk.ts';
import { sayError } from '../failure.ts';
import { backoff } from '../identity.ts';
import { plainInput } from '../incoming.ts';
import { limits, type Message } from '../limits.ts';
import { describeError } from '../log.ts';
import { escapeText } from '../mrkdwn.ts';
import { outcomeOf } from '../outcome.ts';
import { offerParent } from '../shortcuts/parent.ts';
import { doubtful } from '../words/doubt.ts';
import { givenAnswer } from './given.ts';
import type { Claimed, Ending, Inbox } from './inbox.ts';
import { type Question, readQuestion } from './question.ts';
import { answerMetadata, findAnswer } from './read-back.ts';

/** What to do with a question that may have been answered, in a channel where the bot may not look. */
export type Unseen =
  /** Say so, with a button to have it answered again. */
  | 'ask'
  /** Answer it: the answer may then stand there twice. */
  | 'repeat';

/** Milliseconds. */
export interface AnsweringTimes {
  /** After this a call of Slack's is given up. */
  call: number;
  /** How long after a call without an answer a post may still turn up. */
  settle: number;
}

interface AnsweringParts {
  desk: Desk;
  inbox: Inbox;
  reach: Reach;
  unseen: Unseen;
  times: AnsweringTimes;
  /** A question was put back for so many milliseconds. */
  later: (millis: number) => void;
}

/** What is to be said, and how the question ends once it stands there. */
interface Prepared {
  message: Message;
  /** For the metadata: the kind of the reply, or that there was none. */
  kind: string;
  place: Place;
  ending: (ts: string | null) => Ending;
}

const lateMillis = 600_000;
const giveUpMillis = 86_400_000;
/** A question that brings the process down each time must not do so for ever. */
const maxAttempts = 50;
const longestMargin = 5_000;

/**
 * Answers questions of an inbox, each once, whatever breaks in between. Before it says an answer again, it looks whether
 * the answer stands there: the metadata names the question. What it does not finish comes back when its lease is over.
 */
export function buildAnswering({ desk, inbox, reach, unseen, times, later }: AnsweringParts) {
  const { clock, log } = desk;

  async function end(claimed: Claimed, ending: Ending): Promise<void> {
    if (!(await inbox.finish(claimed, ending))) log.warn('another worker has taken a question over');
  }

  /** What is still to be said; null when the question is done with. */
  async function prepare(here: Desk, question: Question, claimed: Claimed): Promise<Prepared | null> {
    const ask = askOf(question, claimed, clock.now());
    const thread: Place = { kind: 'thread', channel: question.channel, thread: question.thread };
    if (claimed.maybeAnswered) {
      const found = await findAnswer(here.client, { ...thread, oldest: question.ts }, claimed.id);
      if (found.kind === 'there') {
        log.info('an answer stands there already');
        const { ending } = await compose(here, ask, thread, found.replyKind);
        await end(claimed, ending(found.ts));
        return null;
      }
      if (found.kind === 'unreadable') {
        log.warn('nobody knows whether a question was answered', { slack: found.code });
        if (unseen === 'ask') return doubt(here, ask, thread, found.code);
      }
    }
    try {
      const admission = await admit(here, ask);
      const place = placeFor(thread, admission, question.user);
      const offer = offerParent(question, desk.bot.context().language);
      if (admission.ok && offer) return { message: offer, kind: 'offer', place, ending: () => ({}) };
      if (admission.ok) return await compose(here, withLanguage(ask, admission), place);
      if (!admission.told) return { message: admission.message, kind: 'refusal', place, ending: () => ({}) };
      await end(claimed, {});
      return null;
    } catch (error) {
      const { message, reference } = apologyFor(here, ask, error);
      return { message, kind: 'apology', place: thread, ending: () => ({ error: `it failed: ${reference}` }) };
    }
  }

  async function putBack(claimed: Claimed, error: unknown, isPost: boolean): Promise<void> {
    const outcome = outcomeOf(error);
    const reason = describeError(error).split('\n')[0] ?? '';
    if (outcome.kind === 'refused') {
      log.error('Slack refuses an answer', { slack: outcome.code });
      return end(claimed, { error: reason });
    }
    const isUnknown = isPost && outcome.kind === 'unknown';
    const wait = outcome.kind === 'not done' ? outcome.waitMillis : isUnknown ? times.settle : 0;
    const delay = Math.max(wait, isUnknown ? 0 : backoff(claimed.attempt));
    log.warn('Slack did not take an answer; trying again', {
      slack: sayError(error),
      seconds: delay / 1_000,
      outcome: outcome.kind,
    });
    await inbox.postpone(claimed, delay, reason, !isUnknown);
    later(delay);
  }

  async function work(claimed: Claimed, startedAt: number): Promise<void> {
    const question = readQuestion(claimed.body);
    if (question === null) return end(claimed, { error: 'it asks nothing' });
    if (claimed.waited > giveUpMillis || claimed.attempt > maxAttempts) {
      log.error('a question is given up', { attempts: claimed.attempt });
      return end(claimed, { error: 'given up' });
    }

    let step: 'preparing' | 'posting' | 'said' = 'preparing';
    let finished = () => {};
    try {
      const { client, botUserId } = await reach(sourceOf(claimed.body));
      if (question.user === botUserId) return await end(claimed, {});
      const here = at(desk, client);
      finished = accompany(here, question);
      const prepared = await prepare(here, question, claimed);
      if (prepared === null) return;
      const { message, kind, place, ending } = prepared;
      // Every call must end inside the lease: the words alone may follow when Slack refuses the blocks.
      const margin = Math.min(longestMargin, claimed.leaseMillis / 6);
      if (clock.now() > startedAt + claimed.leaseMillis - 2 * times.call - margin) {
        await inbox.postpone(claimed, 0, 'it took too long', true);
        return;
      }
      step = 'posting';
      const ts = await deliverOnce(place, { ...message, metadata: answerMetadata(claimed.id, kind) }, here);
      step = 'said';
      await end(claimed, ending(ts));
    } catch (error) {
      // It stands there: whoever takes the question up after the lease will find it.
      if (step === 'said') throw error;
      await putBack(claimed, error, step === 'posting');
    } finally {
      finished();
    }
  }

  return (claimed: Claimed, startedAt: number): Promise<void> =>
    work(claimed, startedAt).catch((error: unknown) =>
      log.error('the inbox cannot be written; the question is taken up again', { error: describeError(error) }),
    );
}

function askOf({ team, channel, user, ts, thread, text, raisedAt }: Question, claimed: Claimed, now: number): Ask {
  const waited = Math.max(claimed.waited, raisedAt === null ? 0 : now - raisedAt * 1_000);
  return {
    id: claimed.id,
    input: plainInput(text) || 'help',
    late: waited > lateMillis,
    asker: {
      ...(team !== '' && { team }),
      channel,
      user,
      said: ts,
      ...conversationOf({ team, channel, user, thread }, thread === ts),
    },
  };
}

/** Says that the answer may stand there, and offers to answer again. */
function doubt(desk: Desk, ask: Ask, place: Place, code: string): Prepared {
  const { input } = ask;
  const language = languageOf(desk, ask);
  const words = doubtful(language);
  const again = button('run', words.again, { language, offset: 0, input });
  const message = { text: words.text, blocks: [section(escapeText(words.text, limits.section), again)] };
  return { message, kind: 'doubt', place, ending: () => ({ error: `it may be answered: ${code}` }) };
}

/** Only what answers a question is made again for an answer that was found: other lines may do something. */
async function compose(desk: Desk, ask: Ask, place: Place, found?: string): Promise<Prepared> {
  if (found !== undefined && found !== 'answer' && found !== 'answers')
    return { message: { text: '', blocks: [] }, kind: found, place, ending: () => ({}) };
  const answered = await answer(desk, ask);
  return {
    message: answered.message,
    kind: answered.reply.kind,
    place,
    ending(ts) {
      const given = givenAnswer(answered, ask, place, ts);
      return given ? { answer: given } : {};
    },
  };
}
