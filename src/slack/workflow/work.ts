import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { type Reach, sourceOf } from '../clients.ts';
import { at, type Desk } from '../desk.ts';
import { sayError } from '../failure.ts';
import { backoff } from '../identity.ts';
import type { Claimed, Inbox } from '../inbox/inbox.ts';
import { limits } from '../limits.ts';
import { describeError } from '../log.ts';
import { plain } from '../mrkdwn.ts';
import { runStep, type StepOutcome } from './run.ts';
import type { Step } from './step.ts';

interface StepParts {
  desk: Desk;
  inbox: Pick<Inbox, 'finish' | 'postpone'>;
  reach: Reach;
  /** A step was put back for so many milliseconds. */
  later: (millis: number) => void;
}

const giveUpMillis = 86_400_000;
const maxAttempts = 50;
/** What Slack says of a step that is over: an earlier attempt has told it the outcome, or nobody waits any more. */
const over = new Set(['execution_not_in_running_state', 'function_execution_not_found']);
const failure = 'The question was not answered: something went wrong here. Please run the step again.';

/**
 * Does the steps of workflows that an inbox holds: a question in; the answer, its verdict and its sources out. Slack lets
 * a step end once, so that telling it again what it may have heard does no harm.
 */
export function buildSteps({ desk, inbox, reach, later }: StepParts) {
  const { log } = desk;

  /** What Slack does not take as an outcome ends as a failure; throws what may pass. */
  async function tell(client: WebClient, { execution: function_execution_id }: Step, outcome: StepOutcome) {
    const fail = (error: string) =>
      client.functions.completeError({ function_execution_id, error: plain(error, limits.section).text });
    if (!outcome.ok) return fail(outcome.error);
    try {
      await client.functions.completeSuccess({ function_execution_id, outputs: outcome.outputs });
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError) || over.has(error.data.error)) throw error;
      log.error('a step of a workflow failed', { slack: sayError(error) });
      await fail(failure);
    }
  }

  async function outcomeOf(here: Desk, step: Step): Promise<StepOutcome> {
    try {
      return await runStep(here, step);
    } catch (error) {
      log.error('a step of a workflow failed', { error: describeError(error, String(step.inputs.question ?? '')) });
      return { ok: false, error: failure };
    }
  }

  async function work(claimed: Claimed, step: Step): Promise<void> {
    if (claimed.waited > giveUpMillis || claimed.attempt > maxAttempts) {
      log.error('a step of a workflow is given up', { attempts: claimed.attempt });
      return void (await inbox.finish(claimed, { error: 'given up' }));
    }
    try {
      const { client } = await reach(sourceOf(claimed.body));
      await tell(client, step, await outcomeOf(at(desk, client), step));
      await inbox.finish(claimed, {});
    } catch (error) {
      if (error instanceof WebAPIPlatformError) {
        const isOver = over.has(error.data.error);
        if (!isOver) log.error('a workflow could not be told', { slack: sayError(error) });
        return void (await inbox.finish(claimed, isOver ? {} : { error: sayError(error) }));
      }
      const delay = backoff(claimed.attempt);
      log.warn('Slack did not hear how a step ended; trying again', { slack: sayError(error), seconds: delay / 1_000 });
      await inbox.postpone(claimed, delay, sayError(error), true);
      later(delay);
    }
  }

  /** Never throws. */
  return (claimed: Claimed, step: Step): Promise<void> =>
    work(claimed, step).catch((error: unknown) =>
      log.error('the inbox cannot be written; the step is taken up again', { error: describeError(error) }),
    );
}
