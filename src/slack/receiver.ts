import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type App, HTTPReceiver, type Logger, type Receiver } from '@slack/bolt';
import type { Clock } from './clock.ts';
import { buildMemory } from './dedupe.ts';
import { SlackSettingError } from './failure.ts';
import type { Log } from './log.ts';
import { signatureFault } from './signature.ts';

export interface HttpSettings {
  signingSecret: string;
  port: number;
  host: string;
}

/** Slack sends events, commands and clicks here; the app settings name one address for all three. */
export const eventsPath = '/slack/events';
/** Slack's largest payloads, clicks in a full modal, stay well under this. */
const bodyLimit = 1_000_000;
const replayMillis = 600_000;
const replayMax = 50_000;
const requestMillis = 10_000;

/** A receiver that can say where it listens. */
export interface HttpReceiver extends Receiver {
  start: () => Promise<AddressInfo>;
  stop: () => Promise<void>;
}

/** Signed HTTP: checks every request itself, before Bolt sees it, and refuses what was sent before. */
export function buildHttpReceiver(settings: HttpSettings, clock: Clock, log: Log, logger: Logger): HttpReceiver {
  const { signingSecret, port, host } = settings;
  const bolt = new HTTPReceiver({ signingSecret, endpoints: eventsPath, logger });
  const replays = buildMemory(clock, replayMillis, replayMax);
  let server: Server | undefined;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path] = (request.url ?? '').split('?');
    if (path !== eventsPath) return end(response, 404);
    if (request.method !== 'POST') return end(response, 405);

    const body = await readBody(request);
    if (body === null) {
      log.warn('refused a request: its body is too large');
      return end(response, 413);
    }
    const signature = String(request.headers['x-slack-signature']);
    const fault = signatureFault(signingSecret, request.headers, body, clock.now()) ?? replayFault(signature);
    if (fault !== null) {
      log.warn(`refused a request: ${fault}`);
      return end(response, 401);
    }
    // What failed here is not done, so Slack may send it again, perhaps within the same second.
    response.on('finish', () => response.statusCode >= 500 && replays.forget(signature));
    bolt.requestListener(Object.assign(request, { rawBody: body }), response);
  }

  function replayFault(signature: string): string | null {
    return replays.isNew(signature) ? null : 'it was sent before';
  }

  return {
    init: (app: App) => bolt.init(app),
    async start() {
      server = createServer({ requestTimeout: requestMillis }, (request, response) => {
        handle(request, response).catch((error: unknown) => {
          log.warn('a request broke off', { error: String(error) });
          if (response.headersSent) response.destroy();
          else end(response, 500);
        });
      });
      return listen(server, port, host);
    },
    async stop() {
      const closing = server;
      server = undefined;
      if (!closing) return;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        closing.closeIdleConnections();
      });
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(addressError(error, port, host)));
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

/** Why the address cannot be listened on, as a setting to change. */
function addressError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const options = { cause: error };
  if (error.code === 'EADDRINUSE')
    return new SlackSettingError('PORT', `${port} is taken by another program`, 'Choose another one.', options);
  if (error.code === 'EACCES')
    return new SlackSettingError('PORT', `${port} needs more rights`, 'Choose one above 1023.', options);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new SlackSettingError(
      'HOST',
      `${host} is no address of this machine`,
      'Use 127.0.0.1, or 0.0.0.0 for all.',
      options,
    );
  return error;
}

/** The raw body, or null when it is larger than any of Slack's. Reads on for a while, so that the refusal is heard. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
    if (size > 10 * bodyLimit) break;
  }
  return size > bodyLimit ? null : Buffer.concat(chunks);
}

/** Ends without a word: what was wrong is nobody's business but the log's. */
function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}
