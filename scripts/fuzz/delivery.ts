import { createHmac } from 'node:crypto';
import { type Agent, request } from 'node:http';
import { pick } from '../../bench/random.ts';
import type { Payload } from './shapes.ts';

/** A request as it goes out, and which statuses are right for it. */
export interface Delivery {
  name: string;
  path: string;
  method: string;
  headers: Record<string, string>;
  /** In as many chunks as there are parts. */
  parts: (string | Buffer)[];
  allowed: readonly number[];
}

const answered = [200, 400, 404, 500];
const unbelieved = [401];
const limit = 1_000_000;
const types = { json: 'application/json', form: 'application/x-www-form-urlencoded' } as const;

/** Writes a payload down as Slack does, or now and then as Slack never would. `now` is in seconds. */
export function createDeliveries(secret: string, path: string, random: () => number) {
  const signed = (body: string | Buffer, type: string, now: number, key = secret): Record<string, string> => {
    const signature = createHmac('sha256', key).update(`v0:${now}:`).update(body).digest('hex');
    return {
      'content-type': type,
      'x-slack-request-timestamp': String(now),
      'x-slack-signature': `v0=${signature}`,
    };
  };

  let second = 0;
  const sent = new Set<string>();
  /** Word for word the same in the same second is what a replay is. */
  const isReplay = (text: string, now: number) => {
    if (now !== second) sent.clear();
    second = now;
    const before = sent.has(text);
    sent.add(text);
    return before;
  };

  return (payload: Payload, now: number): Delivery => {
    const text = write(payload);
    const allowed = isReplay(text, now) ? [...answered, ...unbelieved] : answered;
    const type = payload.encoding === 'json' ? types.json : types.form;
    const usual = { path, method: 'POST', headers: signed(text, type, now), parts: [text] };
    const other = (name: string, changes: Partial<Delivery>): Delivery => ({
      ...usual,
      name,
      allowed,
      ...changes,
    });
    const resigned = (name: string, body: string | Buffer, as: string = type): Delivery =>
      // The same little may have been sent a moment ago.
      other(name, { headers: signed(body, as, now), parts: [body], allowed: [...answered, ...unbelieved] });
    const wrong: (() => Delivery)[] = [
      () => other('unsigned', { headers: { 'content-type': type }, allowed: unbelieved }),
      () => other('another secret', { headers: signed(text, type, now, 'guess'), allowed: unbelieved }),
      () => other('late', { headers: signed(text, type, now - 400), allowed: unbelieved }),
      () => other('future', { headers: signed(text, type, now + 400), allowed: unbelieved }),
      () =>
        other('no time', { headers: { ...usual.headers, 'x-slack-request-timestamp': 'now' }, allowed: unbelieved }),
      () => other('altered', { parts: [`${text} `], allowed: unbelieved }),
      () =>
        other('short signature', { headers: { ...usual.headers, 'x-slack-signature': 'v0=' }, allowed: unbelieved }),
      () => other('repeated', { headers: { ...usual.headers, 'x-slack-retry-num': pick(['1', 'x', ''], random) } }),
      () => other('another path', { path: pick([`${path}/`, '/', '/slack', '/%00'], random), allowed: [404] }),
      () => other('another method', { method: pick(['GET', 'PUT', 'DELETE', 'OPTIONS'], random), allowed: [405] }),
      () =>
        resigned('another type', text, pick([types.json, types.form, 'text/plain', 'multipart/form-data', ''], random)),
      () => resigned('cut off', text.slice(0, Math.floor(random() * text.length))),
      () => resigned('bytes', Buffer.from(text.replace(/[aeiou]/, 'ÿ'), 'latin1')),
      () =>
        resigned('nothing of it', pick(['', 'null', '[]', '"x"', '{}', 'payload=', 'payload=%', 'payload=[]'], random)),
      () =>
        resigned('deep', `{"type":"event_callback","event":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, types.json),
      () => resigned('address check', '{"type":"url_verification","challenge":{"a":[1]}}', types.json),
      () =>
        other('large', {
          headers: { ...usual.headers, 'content-length': String(limit + 1) },
          parts: ['x'.repeat(limit + 1)],
          allowed: [413],
        }),
      () => other('large without a word', { parts: [text, ...Array(9).fill('x'.repeat(limit / 8))], allowed: [413] }),
    ];
    const delivery = random() < 0.88 ? other('signed', {}) : pick(wrong, random)();
    // What was put into it may be large by itself.
    return sizeOf(delivery) > limit ? { ...delivery, allowed: [...delivery.allowed, 413] } : delivery;
  };
}

function sizeOf({ parts }: Delivery): number {
  return parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
}

function write({ encoding, body }: Payload): string {
  if (encoding === 'json') return JSON.stringify(body);
  if (encoding === 'payload') return new URLSearchParams({ payload: JSON.stringify(body) }).toString();
  const texts = Object.entries(body).map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
  ]);
  return new URLSearchParams(texts).toString();
}

/** What came back. */
export interface Response {
  status: number;
  text: string;
}

/** Sends it over a socket. Rejects when no whole answer comes in time. */
export function send(origin: string, agent: Agent, delivery: Delivery, limitMillis: number): Promise<Response> {
  const { path, method, headers, parts } = delivery;
  const [first = '', ...rest] = parts;
  return new Promise((resolve, reject) => {
    const length = rest.length === 0 ? { 'content-length': String(Buffer.byteLength(first)) } : {};
    const options = { method, agent, headers: { ...length, ...headers }, signal: AbortSignal.timeout(limitMillis) };
    const sent = request(origin + path, options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    for (const part of parts) sent.write(part);
    sent.end();
  });
}
