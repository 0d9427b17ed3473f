/** Callback id of the function, as in the manifest. */
export const stepId = 'answer';

/** A step of a workflow that is to be done. Ids are Slack's. */
export interface Step {
  /** Of this one run. */
  execution: string;
  team: string;
  inputs: Record<string, unknown>;
}

/** The step of ours in an event (docs.slack.dev/reference/events/function_executed); null for everything else. */
export function readStep({ type, team_id: team = '', event }: Record<string, unknown>): Step | null {
  if (type !== 'event_callback' || typeof event !== 'object' || event === null) return null;
  const { type: raised, function: called, function_execution_id: execution, inputs } = event as Record<string, unknown>;
  const { callback_id: id } = (called ?? {}) as { callback_id?: unknown };
  if (raised !== 'function_executed' || id !== stepId || typeof execution !== 'string' || typeof team !== 'string')
    return null;
  return { execution, team, inputs: typeof inputs === 'object' && inputs !== null ? { ...inputs } : {} };
}

/** The event as it may be kept: the token for this one run is not needed, and no token is kept unsealed. */
export function withoutToken(body: Record<string, unknown>): Record<string, unknown> {
  const { bot_access_token: _token, ...event } = body.event as Record<string, unknown>;
  return { ...body, event };
}
