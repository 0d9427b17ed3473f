import { WebSocket } from 'ws';
import type { Clock } from '../../src/playground/clock.ts';
import type { AppDescription, Fields } from '../../src/playground/shapes.ts';
import { type Playground, type PlaygroundOptions, startPlayground } from '../../src/playground/start.ts';

export function buildAppDescription(overrides: Partial<AppDescription> = {}): AppDescription {
  return {
    name: 'helper',
    realName: 'Helper',
    description: 'Answers.',
    command: '/helper',
    usageHint: 'a question',
    completions: [{ usage: 'help', summary: 'Show this list.' }],
    examples: ['What is this?'],
    ...overrides,
  };
}

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  pass: (millis: number) => void;
  /** Resolves when something waits for exactly so long. */
  awaits: (millis: number) => Promise<void>;
}

export function buildFakeClock(): FakeClock {
  let now = Date.parse('2026-11-22T12:00:00Z');
  let timers: { at: number; run: () => void }[] = [];
  let watchers: (() => void)[] = [];
  return {
    now: () => now,
    later(millis, run) {
      const timer = { at: now + millis, run };
      timers.push(timer);
      for (const watcher of watchers) watcher();
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    pass(millis) {
      now += millis;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
    awaits: (millis) =>
      new Promise((resolve) => {
        const look = () => {
          if (!timers.some(({ at }) => at === now + millis)) return;
          watchers = watchers.filter((one) => one !== look);
          resolve();
        };
        watchers.push(look);
        look();
      }),
  };
}

export function start(options: Partial<PlaygroundOptions> = {}): Promise<Playground> {
  return startPlayground({ app: buildAppDescription(), today: () => '2026-11-22', ...options });
}

/** Calls a method of the Web API as the bot. */
export async function call(
  { apiUrl, botToken }: Playground,
  method: string,
  args: Fields = {},
  token: string | null = botToken,
): Promise<Fields> {
  const response = await fetch(apiUrl + method, {
    method: 'POST',
    body: JSON.stringify(args),
    headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
  });
  return (await response.json()) as Fields;
}

export interface Envelope extends Fields {
  type: string;
  envelope_id: string;
  payload: Fields;
}

/** An app on Socket Mode that keeps all it gets. */
export interface SocketApp {
  envelopes: Envelope[];
  /** Resolves with the n-th envelope (from one) of a type. */
  envelope: (type: string, n?: number) => Promise<Envelope>;
  /** Resolves with the code the connection was closed with. */
  closed: Promise<number>;
  close: () => void;
}

/** Connects; `answer` makes the body of an acknowledgement, or null for none. */
export async function connectApp(
  playground: Playground,
  answer: (envelope: Envelope) => unknown = () => undefined,
): Promise<SocketApp> {
  const { url } = await call(playground, 'apps.connections.open', {}, playground.appToken);
  const socket = new WebSocket(String(url));
  const envelopes: Envelope[] = [];
  const watchers = new Set<() => void>();
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('error', () => undefined);
  socket.on('message', (data) => {
    const envelope = JSON.parse(String(data)) as Envelope;
    envelopes.push(envelope);
    const body = envelope.envelope_id === undefined ? null : answer(envelope);
    if (body !== null) socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload: body }));
    for (const watcher of watchers) watcher();
  });
  const envelope = (type: string, n = 1) =>
    new Promise<Envelope>((resolve) => {
      const look = () => {
        const found = envelopes.filter((one) => one.type === type)[n - 1];
        if (found === undefined) return;
        watchers.delete(look);
        resolve(found);
      };
      watchers.add(look);
      look();
    });
  await Promise.race([envelope('hello'), envelope('disconnect')]);
  return { envelopes, envelope, closed, close: () => socket.terminate() };
}

/** A section with this text, for messages and views. */
export function section(text: string, extra: Fields = {}): Fields {
  return { type: 'section', text: { type: 'mrkdwn', text }, ...extra };
}

export function button(label: string, extra: Fields = {}): Fields {
  return { type: 'button', text: { type: 'plain_text', text: label }, action_id: label, value: 'v', ...extra };
}

export function actions(...elements: Fields[]): Fields {
  return { type: 'actions', elements };
}

export function modal(...blocks: Fields[]): Fields {
  return { type: 'modal', title: { type: 'plain_text', text: 'Title' }, blocks };
}
