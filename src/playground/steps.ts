import { sendEvent } from './events.ts';
import { makeId } from './ids.ts';
import type { Platform } from './platform.ts';
import type { Execution, Fields } from './shapes.ts';

/** A workflow reaches a step of the app: the app hears of it with a token for this run alone. */
export function startStep(platform: Platform, callbackId: string, inputs: Fields): Execution {
  const { workspace, tokens, clock } = platform;
  const execution: Execution = { id: makeId('Fx'), callbackId, inputs, outcome: null };
  workspace.executions.push(execution);
  const made = Math.floor(clock.now() / 1_000);
  sendEvent(platform, 'function_executed', {
    type: 'function_executed',
    function: {
      id: makeId('Fn'),
      callback_id: callbackId,
      title: callbackId,
      type: 'app',
      input_parameters: [],
      output_parameters: [],
      app_id: workspace.appId,
      date_created: made,
      date_updated: made,
      date_deleted: 0,
    },
    inputs,
    function_execution_id: execution.id,
    workflow_execution_id: makeId('Wx'),
    bot_access_token: tokens.lend(),
    event_ts: workspace.nextTs(),
  });
  return execution;
}
