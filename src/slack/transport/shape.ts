/** Slack's ids: capital letters and digits, of a workspace, a person, a channel (docs.slack.dev/reference/objects). */
const idShape = /^[A-Z][A-Z0-9]{0,30}$/;
/** The time of a message, which is its id in a channel: "1405895017.000506". */
const timeShape = /^\d{1,12}(?:\.\d{1,9})?$/;
const executionShape = /^[\w.:-]{1,100}$/;

/** Fields that hold an id, or an object with one, wherever they stand. */
const holders = ['team', 'user', 'channel', 'enterprise'] as const;
const ids = ['team_id', 'user_id', 'channel_id', 'enterprise_id', 'api_app_id'] as const;

/** Fields that hold the time of a message. */
const times = ['ts', 'thread_ts', 'message_ts'] as const;

type Fields = Record<string, unknown>;

/**
 * What is wrong with the shape of a delivery; null when nothing is. A signature says that Slack sent it, not that it is
 * what Bolt and the bot take it for: ids go into calls and mentions, and Bolt looks into an event without asking what it
 * is. The times of messages go into calls as well. Says which field, and nothing of what stands there.
 */
export function shapeFault(body: Fields): string | null {
  const { event, container, message, view, authorizations } = body;
  if (event !== undefined && !isFields(event)) return 'event is not an object';
  if (isFields(event) && event.item !== undefined && !isFields(event.item)) return 'event.item is not an object';
  if (isFields(event) && event.function_execution_id !== undefined && !isExecution(event.function_execution_id))
    return 'event.function_execution_id is no id';
  if (isFields(view) && ![view.id, view.root_view_id, view.previous_view_id].every(isId)) return 'view.id is no id';
  const parts: [string, unknown][] = [
    ['', body],
    ['event.', event],
    ['container.', container],
    ['message.', message],
    ...(Array.isArray(authorizations) ? authorizations : []).map((one): [string, unknown] => ['authorizations.', one]),
  ];
  for (const [name, part] of parts) {
    if (!isFields(part)) continue;
    const field = wrongId(part);
    if (field !== undefined) return `${name}${field} is no id`;
    const time = times.find((one) => !isTime(part[one]));
    if (time !== undefined) return `${name}${time} is no time of a message`;
  }
  return null;
}

/** The first field that should hold an id and does not. */
function wrongId(fields: Fields): string | undefined {
  const wrong = ids.find((field) => !isId(fields[field]));
  if (wrong !== undefined) return wrong;
  return holders.find((field) => {
    const value = fields[field];
    return !isId(isFields(value) ? value.id : value);
  });
}

/** Slack leaves an id out, or gives null, where there is none. */
export function isId(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && idShape.test(value));
}

export function isTime(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && timeShape.test(value));
}

function isExecution(value: unknown): boolean {
  return typeof value === 'string' && executionShape.test(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
