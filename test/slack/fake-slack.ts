import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface Call {
  /** Web API method, or `respond` for a post to a response address. */
  method: string;
  body: Record<string, unknown>;
}

/** `after`: answer only then. */
type Answer = { status?: number; headers?: Record<string, string>; body: unknown; after?: Promise<void> };

/** Slack's Web API and Socket Mode, as far as the bot uses them, on loopback. Records every call. */
export interface FakeSlack {
  apiUrl: string;
  responseUrl: string;
  calls: Call[];
  /** The next calls of a method are answered so; then as usual again. */
  answerNext: (method: string, ...answers: Answer[]) => void;
  /** Resolves with the n-th call (from one) of a method. */
  call: (method: string, n?: number) => Promise<Call>;
  /** Resolves with the n-th Socket Mode connection (from one), greeted. */
  connection: (n?: number) => Promise<WebSocket>;
  stop: () => Promise<void>;
}

export async function startFakeSlack(): Promise<FakeSlack> {
  const calls: Call[] = [];
  const prepared = new Map<string, Answer[]>();
  const sockets: WebSocket[] = [];
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const watcher of watchers) watcher();
  };

  const server = createServer(async (request, response) => {
    const text = await textOf(request);
    const method = request.url === '/response' ? 'respond' : (request.url ?? '').replace('/api/', '');
    const parsed = parse(request, text);
    calls.push({ method, body: parsed });
    const { port } = server.address() as AddressInfo;
    const usual: Record<string, unknown> = {
      'auth.test': { ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1' },
      'apps.connections.open': { ok: true, url: `ws://127.0.0.1:${port}/socket` },
      'conversations.replies': { ok: true, messages: postedIn(calls, parsed) },
    };
    const answer: Answer = prepared.get(method)?.shift() ?? { body: usual[method] ?? { ok: true } };
    changed();
    await answer.after;
    const { status = 200, headers = {}, body } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  });
  new WebSocketServer({ server, path: '/socket' }).on('connection', (socket) => {
    sockets.push(socket);
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    changed();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  /** Waits for something to be there; the time limit of the test ends the wait. */
  function until<T>(find: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        watchers.delete(look);
        resolve(found);
      };
      watchers.add(look);
      look();
    });
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    responseUrl: `http://127.0.0.1:${port}/response`,
    calls,
    answerNext: (method, ...answers) => void prepared.set(method, answers),
    call: (method, n = 1) => until(() => calls.filter((call) => call.method === method)[n - 1]),
    connection: (n = 1) => until(() => sockets[n - 1]),
    async stop() {
      for (const socket of sockets) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What was posted in the thread that is read: whoever looks after a call without an answer must find it. */
function postedIn(calls: readonly Call[], { channel, ts }: Record<string, unknown>) {
  return calls
    .filter(({ method, body }) => method === 'chat.postMessage' && body.channel === channel && body.thread_ts === ts)
    .map(({ body: { metadata } }, n) => ({ ts: `${ts}${n + 1}`, metadata }));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** Web API arguments come as a form, in which whatever is not a text is JSON. */
function parse(request: IncomingMessage, text: string): Record<string, unknown> {
  if (request.headers['content-type']?.startsWith('application/json')) return JSON.parse(text);
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([key, value]) => [
      key,
      /^[[{]|^(true|false)$/.test(value) ? JSON.parse(value) : value,
    ]),
  );
}

/** The headers Slack signs a request with. */
export function sign(secret: string, body: string, seconds: number): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${signature}` };
}
