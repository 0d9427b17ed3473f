import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pick } from '../../bench/random.ts';
import type { Call } from './said.ts';
import { canary, type Offered, type SentButton, type SentForm, users } from './shapes.ts';

/** Slack's end: takes the calls of the bot, refuses some, and keeps what there is to press and to fill in. */
export interface PayloadEnd {
  apiUrl: string;
  responseUrl: string;
  offered: Offered;
  /** Hears what was said in an acknowledgement, which Slack takes like a post to the response address. */
  hear: (call: Call) => void;
  close: () => Promise<void>;
}

const refusals = [
  'channel_not_found',
  'not_in_channel',
  'invalid_blocks',
  'expired_trigger_id',
  'push_limit_reached',
  'missing_scope',
  'user_not_found',
  'message_not_found',
];
const locales = ['en-US', 'de-DE', 'ja-JP', 'zh-CN', 'ko-KR', 'xx', ''];
const mostKept = 200;

/** Starts it on loopback. `onCall` hears of each call before it is answered. */
export async function startPayloadEnd(random: () => number, onCall: (call: Call) => void): Promise<PayloadEnd> {
  const buttons: SentButton[] = [];
  const forms: SentForm[] = [];
  let posts = 0;

  const server = createServer(async (request, response) => {
    const { method, body } = await readCall(request);
    if (method === 'upload') return void response.end('OK');
    onCall({ method, body });
    const fate = random();
    if (fate < 0.01 && method !== 'auth.test') return answer(response, 500, 'not now');
    if (fate < 0.04 && method !== 'auth.test')
      return answer(response, 200, { ok: false, error: pick(refusals, random) });
    keep(method, body);
    answer(response, 200, { ok: true, ...usual(method, body) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function usual(method: string, body: Record<string, unknown>): object {
    const { channel, user, ts } = body;
    switch (method) {
      case 'auth.test':
        return { user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T0FUZZ' };
      case 'chat.postMessage':
        posts += 1;
        return { channel: String(channel).replace(/^[UW]/, 'D'), ts: `1800000000.${String(posts).padStart(6, '0')}` };
      case 'users.info':
        return { user: { id: user, is_admin: user === users[0], tz: 'Asia/Tokyo', locale: pick(locales, random) } };
      case 'conversations.info':
        return { channel: { id: channel, name: 'room', is_channel: true, is_member: random() < 0.8 } };
      case 'conversations.replies':
        return { messages: [{ ts, text: `<@UEVIL> are NdFeB magnets controlled? <!here> ${canary}` }] };
      case 'chat.getPermalink':
        return { permalink: 'https://fuzz.slack.com/archives/C0ONE/p1' };
      case 'files.getUploadURLExternal':
        return { upload_url: `${own}/upload`, file_id: 'F1' };
      default:
        return {};
    }
  }

  function keep(method: string, body: Record<string, unknown>): void {
    const view = body.view as Record<string, unknown> | undefined;
    const where = view === undefined ? 'message' : view.type === 'home' ? 'home' : 'modal';
    for (const one of partsOf(body)) {
      const { type, action_id: id, value = '' } = one;
      if (type === 'button' && typeof id === 'string') buttons.push({ actionId: id, value: String(value), where });
      if (type === 'feedback_buttons' && typeof id === 'string')
        for (const vote of [one.positive_button, one.negative_button] as { value: string }[])
          buttons.push({ actionId: id, value: vote.value, where });
    }
    buttons.splice(0, buttons.length - mostKept);
    if (!method.startsWith('views.') || typeof view?.callback_id !== 'string') return;
    const inputs = partsOf(view).filter(({ type }) => type === 'input');
    forms.push({
      callback: view.callback_id,
      metadata: String(view.private_metadata ?? ''),
      inputs: inputs.map(({ block_id: block, element }) => {
        const { action_id: action, type } = element as Record<string, string>;
        return { block: String(block), action: String(action), type: String(type) };
      }),
    });
    forms.splice(0, forms.length - mostKept);
  }

  return {
    apiUrl: `${own}/api/`,
    responseUrl: `${own}/respond`,
    offered: { buttons, forms },
    hear({ method, body }) {
      onCall({ method, body });
      keep(method, body);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json' }).end(text);
}

/** Arguments come as a form, in which blocks and the like are JSON; posts to response addresses are JSON as a whole. */
async function readCall(request: IncomingMessage): Promise<Call> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  const method = (request.url ?? '').replace(/^\/(api\/)?/, '').replace(/\?.*$/s, '');
  if (method === 'upload') return { method, body: {} };
  if (request.headers['content-type']?.startsWith('application/json')) return { method, body: JSON.parse(text) };
  const json = new Set(['blocks', 'view', 'metadata', 'outputs', 'prompts', 'files']);
  const fields = [...new URLSearchParams(text)].filter(([key]) => key !== 'token');
  return {
    method,
    body: Object.fromEntries(fields.map(([key, value]) => [key, json.has(key) ? JSON.parse(value) : value])),
  };
}

/** Every object at any depth. */
function partsOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(partsOf);
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner];
}
