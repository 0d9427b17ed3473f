import type { App, ReceiverEvent } from '@slack/bolt';
import { HttpRefusal } from '../../web/router.ts';
import { describeError, type Log } from '../log.ts';
import { shapeFault } from '../transport/shape.ts';
import { readStep, withoutToken } from '../workflow/step.ts';
import { deliveryKey } from './dedupe.ts';
import type { Inbox, Incoming } from './inbox.ts';
import { questionKey, readQuestion } from './question.ts';
import type { Seen } from './seen.ts';

/** Takes what Slack delivers, however it comes. Rejects when Slack is to deliver it again: then it is not acknowledged. */
export type Take = (delivery: ReceiverEvent) => Promise<void>;

/** The way in. */
export interface Intake {
  take: Take;
  /** Refuses everything from now on, and resolves when what was taken is done. */
  close: () => Promise<void>;
}

interface IntakeParts {
  app: App;
  inbox: Pick<Inbox, 'accept'>;
  seen: Seen;
  log: Log;
  /** Something has come into the inbox. */
  wake: () => void;
}

/**
 * Lets each delivery through once. Questions and steps of workflows are put into the inbox before Slack hears that they
 * were received; other events are done by then. Commands and clicks are acknowledged at once by their listeners, and never repeated by Slack.
 */
export function buildIntake({ app, inbox, seen, log, wake }: IntakeParts): Intake {
  const underWay = new Set<Promise<void>>();
  let isClosed = false;

  async function takeIn({ ack, ...delivery }: ReceiverEvent): Promise<void> {
    const incoming = readIncoming(delivery.body);
    if (incoming !== null) {
      if (await inbox.accept(incoming)) wake();
      else log.debug('Slack told of a question again');
      return ack();
    }
    const key = deliveryKey(delivery.body);
    if (key !== null && !(await isFirst(key))) {
      log.debug('Slack delivered something again', { key });
      return ack();
    }
    if (delivery.body.type !== 'event_callback') return app.processEvent({ ...delivery, ack });
    try {
      // Bolt acknowledges events before anything is done with them.
      await app.processEvent({ ...delivery, ack: async () => undefined });
    } catch (error) {
      if (key !== null) await seen.forget(key);
      throw error;
    }
    await ack();
  }

  /** Commands and clicks are done all the same when nobody can say whether they are new. */
  async function isFirst(key: string): Promise<boolean> {
    try {
      return await seen.isNew(key);
    } catch (error) {
      log.error('what was seen cannot be read', { error: describeError(error) });
      return true;
    }
  }

  return {
    async take(delivery) {
      if (isClosed) throw new HttpRefusal(503, 'the bot is stopping');
      const fault = shapeFault(delivery.body);
      if (fault !== null) {
        // It would be no better when Slack sent it again.
        log.warn(`left out what cannot come from Slack: ${fault}`);
        return delivery.ack();
      }
      const work = takeIn({ ...delivery, body: withoutNul(delivery.body) });
      underWay.add(work);
      await work.finally(() => underWay.delete(work));
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(underWay);
    },
  };
}

/** What goes into the inbox; null for what is done at once. */
function readIncoming(body: Record<string, unknown>): Incoming | null {
  const question = readQuestion(body);
  if (question !== null) return { key: questionKey(question), team: question.team, user: question.user, body };
  const step = readStep(body);
  // Nobody in particular runs a workflow.
  return step && { key: `step ${step.execution}`, team: step.team, user: '', body: withoutToken(body) };
}

/** What people type is kept, and no database keeps a NUL in a text. Says nothing, so nothing is lost. */
function withoutNul(body: Record<string, unknown>): Record<string, unknown> {
  const text = JSON.stringify(body);
  if (!text.includes('\\u0000')) return body;
  return JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '') : value));
}
