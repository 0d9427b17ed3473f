import type { KnownBlock } from '@slack/types';
import { checkMessage, checkView } from '../../src/slack/limits.ts';

/** A call of Slack's Web API, or `respond` for a post to a response address. */
export interface Call {
  method: string;
  body: Record<string, unknown>;
}

const messages = new Set(['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'respond']);
const views = new Set(['views.open', 'views.push', 'views.update', 'views.publish']);
/** Fields that nobody is shown. */
const unseen = new Set([
  'value',
  'private_metadata',
  'action_id',
  'block_id',
  'callback_id',
  'channel',
  'channel_id',
  'trigger_id',
]);
const longestMetadata = 3_000;
const longestTitle = 24;

/** All that Slack would refuse in a call, or that must never be said. `mayMention`: ids of persons. */
export function faultsOfCall({ method, body }: Call, mayMention: ReadonlySet<string>): string[] {
  const found = [...shapeFaults(method, body), ...shownFaults(body, mayMention)];
  return found.map((fault) => `${method}: ${fault}`);
}

/** The same for what answers a form or a menu in the response itself. */
export function faultsOfResponse(text: string, mayMention: ReadonlySet<string>): string[] {
  if (!text.startsWith('{')) return [];
  const body = JSON.parse(text) as Record<string, unknown>;
  const shown = body.challenge === undefined ? shownFaults(body, mayMention) : [];
  const found = [...(body.view === undefined ? [] : viewFaults(body.view)), ...shown, ...errorFaults(body.errors)];
  return found.map((fault) => `response: ${fault}`);
}

/** The answer to a command in its acknowledgement; null in every other response. */
export function messageIn(text: string): Record<string, unknown> | null {
  if (!text.startsWith('{')) return null;
  const body = JSON.parse(text) as Record<string, unknown>;
  return body.response_type === undefined ? null : body;
}

function shapeFaults(method: string, body: Record<string, unknown>): string[] {
  if (views.has(method)) return viewFaults(body.view);
  if (!messages.has(method)) return [];
  const { text = '', blocks = [] } = body;
  return checkMessage({ text: String(text), blocks: blocks as KnownBlock[] });
}

function viewFaults(view: unknown): string[] {
  const { type, title, blocks, private_metadata: metadata = '' } = view as Record<string, unknown>;
  const named = (title as { text?: string } | undefined)?.text ?? '';
  return [
    ...checkView(blocks as KnownBlock[]),
    ...(String(metadata).length > longestMetadata ? [`private_metadata has ${String(metadata).length} units`] : []),
    ...(type === 'modal' && (named === '' || named.length > longestTitle) ? [`the title is ${named}`] : []),
  ];
}

function errorFaults(errors: unknown): string[] {
  return Object.entries((errors ?? {}) as Record<string, unknown>)
    .filter(([, text]) => typeof text !== 'string' || text === '')
    .map(([field]) => `the error of ${field} says nothing`);
}

function shownFaults(body: unknown, mayMention: ReadonlySet<string>): string[] {
  return shownIn(body).flatMap(({ key, text }) => {
    if (key === 'url' || key.endsWith('_url')) return text.startsWith('https://') ? [] : [`the address ${text}`];
    const mentioned = [...text.matchAll(/<@([^>|]*)/g)].map(([, id = '']) => id);
    return [
      ...(text.includes('<!') ? [`it calls: ${around(text, '<!')}`] : []),
      ...(/<(?!https:)[a-z]+:/i.test(text) ? [`it links: ${around(text, '<')}`] : []),
      ...mentioned.filter((id) => !mayMention.has(id)).map((id) => `it mentions ${id}`),
      ...(/xox[a-z]-/.test(text) ? ['it shows a token'] : []),
    ];
  });
}

function around(text: string, found: string): string {
  return text.slice(text.indexOf(found)).slice(0, 60);
}

/** Every text in it that may be seen. */
function shownIn(value: unknown, key = ''): { key: string; text: string }[] {
  if (unseen.has(key)) return [];
  if (typeof value === 'string') return [{ key, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => shownIn(inner, Array.isArray(value) ? key : name));
}
