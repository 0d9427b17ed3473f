import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../../web/body.ts';
import type { Route } from '../../web/route.ts';
import { refuse } from '../../web/router.ts';
import type { Clock } from '../clock.ts';
import { buildMemory } from '../inbox/dedupe.ts';
import type { Take } from '../inbox/intake.ts';
import type { Log } from '../log.ts';
import { signatureFault } from './signature.ts';

/** Slack sends events, commands and clicks here; the app settings name one address for all three. */
export const eventsPath = '/slack/events';
const replayMillis = 600_000;
const replayMax = 50_000;

/** Signed HTTP: refuses what is not signed by Slack, or was sent before. The 200 goes out when the delivery is safe. */
export function slackRoute(signingSecret: string, take: Take, clock: Clock, log: Log): Route {
  const replays = buildMemory(clock, replayMillis, replayMax);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readBody(request);
    const signature = String(request.headers['x-slack-signature']);
    const fault = signatureFault(signingSecret, request.headers, raw, clock.now()) ?? replayFault(signature);
    if (fault !== null) {
      log.warn(`refused a request: ${fault}`);
      return refuse(response, 401);
    }
    // What failed here is not done, so Slack may send it again, perhaps within the same second.
    response.on('finish', () => response.statusCode >= 500 && replays.forget(signature));

    const body = parseBody(request.headers['content-type'] ?? '', raw.toString());
    if (body === null) {
      log.warn('refused a request: its body cannot be read');
      return refuse(response, 400);
    }
    if (body.type === 'url_verification') return send(response, { challenge: body.challenge });
    if (body.ssl_check === '1') return send(response);
    const retry = request.headers['x-slack-retry-num'];
    await take({
      body,
      ack: async (content?: unknown) => {
        if (content !== undefined && body.command !== undefined) mustBeHeard(request, response, clock.now());
        send(response, content);
      },
      ...(typeof retry === 'string' && { retryNum: Number(retry) }),
    });
    if (response.headersSent) return;
    log.warn('nobody takes what Slack delivers', { type: nameOf(body.type ?? body.command) });
    refuse(response, 404);
  }

  function replayFault(signature: string): string | null {
    return replays.isNew(signature) ? null : 'it was sent before';
  }

  return { path: eventsPath, methods: ['POST'], handle };
}

/** Events come as JSON, commands as a form, clicks as JSON in a form. Null for anything else. */
function parseBody(type: string, text: string): Record<string, unknown> | null {
  if (!type.startsWith('application/x-www-form-urlencoded')) return parseObject(text);
  const form = Object.fromEntries(new URLSearchParams(text));
  return form.payload === undefined ? form : parseObject(form.payload);
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** For the log, which takes the names of things and nothing that may have been typed. */
function nameOf(type: unknown): string {
  return typeof type === 'string' && /^[\w/.:-]{1,60}$/.test(type) ? type : 'no name';
}

/** After this Slack has given a command up, or may have by the time it hears; it signs whole seconds, cut off. */
const heardMillis = 2_500;

/** What is said in an acknowledgement that nobody waits for is lost. */
function mustBeHeard({ headers }: IncomingMessage, response: ServerResponse, now: number): void {
  if (response.destroyed) throw new Error('the connection is gone');
  if (now - Number(headers['x-slack-request-timestamp']) * 1_000 > heardMillis) throw new Error('it is late');
}

/** A text stands for itself; everything else goes as JSON. */
function send(response: ServerResponse, content: unknown = ''): void {
  if (typeof content === 'string') response.writeHead(200).end(content);
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(content));
}
