import type { AckFn, RespondArguments } from '@slack/bolt';
import type { Delivery, Respond } from '../deliver.ts';
import { sayError } from '../failure.ts';

/** Slack waits three seconds for an acknowledgement, and half of them are left to the network. */
const patienceMillis = 1_500;

/** A way to answer a command. */
interface Way {
  respond: Respond;
  /** To be called when all is said: acknowledges if nothing was. */
  end: () => Promise<void>;
}

/**
 * Answers a command in its acknowledgement where the answer is there in time: no second request, and neither comes
 * without the other. The body means the same to Slack as a post to the response address, where everything later goes,
 * and whatever the acknowledgement could not carry.
 */
export function answerInAck(ack: AckFn<RespondArguments>, respond: Respond, { clock, log }: Delivery): Way {
  const acknowledged = new AbortController();
  const { signal } = acknowledged;

  /** A failing ack only means that Slack will complain too; the answer goes another way. */
  async function acknowledge(): Promise<void> {
    if (signal.aborted) return;
    acknowledged.abort();
    await ack().catch((error: unknown) => log.warn('a command could not be acknowledged', { slack: sayError(error) }));
  }

  void clock.sleep(patienceMillis, signal).then(acknowledge);
  return {
    async respond(message) {
      if (signal.aborted) return respond(message);
      try {
        await ack(message);
        acknowledged.abort();
      } catch (error) {
        log.warn('an acknowledgement cannot carry the answer', { slack: sayError(error) });
        await acknowledge();
        await respond(message);
      }
    },
    end: acknowledge,
  };
}
