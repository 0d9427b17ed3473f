import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SettingError } from '../config/setting-error.ts';
import { announcesTooMuch } from './body.ts';
import type { Route } from './route.ts';
import { buildRouter, HttpRefusal, pathOf, refuse, takesMethod } from './router.ts';

/** Where to listen: `HOST` and `PORT`. Port 0 takes any that is free. */
export interface WebAddress {
  host: string;
  port: number;
}

/** Where the server reports to. Addresses of requests are not passed on: those of feeds are secrets. */
export interface WebLog {
  warn: (message: string, details?: Record<string, string | number>) => void;
  error: (message: string, details?: Record<string, string | number>) => void;
}

/** A server that listens. */
export interface Web {
  /** "http://127.0.0.1:3000" */
  address: string;
  /** Takes no more connections, ends idle ones, and resolves when all that runs is answered. */
  close: () => Promise<void>;
}

/** How slow a caller may be, in milliseconds. */
export interface WebTimes {
  headers: number;
  /** With the headers. */
  request: number;
  /** How often it is looked for callers that are too slow. */
  check: number;
}

const usualTimes: WebTimes = { headers: 10_000, request: 20_000, check: 1_000 };
/** Longer than the minute for which proxies usually keep a connection: else they send into one that just closed. */
const keepAliveTimeout = 65_000;

/** An error may quote what it stumbled over, however long that is. */
const longest = 4_000;

/** What is served are no pages to build on: nothing may frame them, run in them, or learn where they were read. */
const securityHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * Serves the routes over HTTP; TLS is the business of a proxy before it. A route may overwrite the headers set here.
 *
 * @throws SettingError that names `PORT` or `HOST` when the address cannot be listened on
 */
export async function startWeb(
  where: WebAddress,
  routes: readonly Route[],
  log: WebLog,
  { headers, request: whole, check }: WebTimes = usualTimes,
): Promise<Web> {
  const find = buildRouter(routes);
  const running = new Set<Promise<void>>();
  let closing = false;

  const limits = { headersTimeout: headers, requestTimeout: whole, connectionsCheckingInterval: check };
  const server = createServer({ ...limits, keepAliveTimeout }, (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    if (closing) response.setHeader('connection', 'close');
    response.once('close', () => closing && server.closeIdleConnections());
    const work = answer(find, request, response).catch((error: unknown) => fail(error, response, log));
    running.add(work);
    void work.finally(() => running.delete(work));
  });
  const { address, family, port } = await listen(server, where);

  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    async close() {
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await closed;
      await Promise.allSettled(running);
    },
  };
}

async function answer(
  find: ReturnType<typeof buildRouter>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = find(pathOf(request));
  if (!route) return refuse(response, 404);
  if (!takesMethod(route, request, response)) return;
  if (announcesTooMuch(request)) return refuse(response, 413);
  await route.handle(request, response);
}

function fail(error: unknown, response: ServerResponse, log: WebLog): void {
  const status = error instanceof HttpRefusal ? error.status : 500;
  if (error instanceof HttpRefusal) log.warn('refused a request', { status, reason: error.message });
  else if (isHangUp(error)) log.warn('a request broke off');
  else
    log.error('a request failed', {
      error: (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, longest),
    });
  // Whoever has its whole answer may have sent the next request over the same connection by now.
  if (response.writableEnded) return;
  if (response.headersSent) response.destroy();
  else refuse(response, status);
}

/** The caller went away, or was sent away for being slow. */
function isHangUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

function listen(server: Server, { host, port }: WebAddress): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => reject(explain(error, host, port));
    server.once('error', refused);
    server.listen(port, host, () => {
      server.off('error', refused);
      resolve(server.address() as AddressInfo);
    });
  });
}

/** Why the address cannot be listened on, as a setting to change. */
function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const options = { cause: error };
  switch (error.code) {
    case 'EADDRINUSE':
      return new SettingError('PORT', `${port} is taken by another program`, 'Choose another one.', options);
    case 'EACCES':
      return new SettingError('PORT', `${port} needs more rights`, 'Choose one above 1023.', options);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new SettingError(
        'HOST',
        `${host} is no address of this machine`,
        'Use 127.0.0.1, or 0.0.0.0 for all.',
        options,
      );
    default:
      return error;
  }
}
