import { asText, isFields, parseJson } from '../fields.ts';
import type { Platform } from '../platform.ts';
import type { Execution, Fields } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { type Method, method } from './method.ts';

/** How the app tells what came of a step of a workflow. Takes no scope: the token came with the event. */
export const functionMethods: Record<string, Method> = {
  'functions.completeSuccess': method(null, (args, platform) => {
    const given = typeof args.outputs === 'string' ? parseJson(args.outputs) : args.outputs;
    if (!isFields(given)) throw new SlackError('parameter_validation_failed');
    return settle(args, platform, { ok: true, outputs: given });
  }),

  'functions.completeError': method(null, (args, platform) => {
    const error = asText(args.error);
    if (error === '') throw new SlackError('invalid_arguments');
    return settle(args, platform, { ok: false, error });
  }),
};

/** An execution ends once. */
function settle(args: Fields, { workspace }: Platform, outcome: NonNullable<Execution['outcome']>): Fields {
  const id = asText(args.function_execution_id);
  const execution = workspace.executions.find((one) => one.id === id);
  if (execution === undefined) throw new SlackError('function_execution_not_found');
  if (execution.outcome !== null) throw new SlackError('execution_not_in_running_state');
  execution.outcome = outcome;
  workspace.announce({ type: 'execution', id });
  return {};
}
