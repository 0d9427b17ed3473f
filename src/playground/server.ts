import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { apiRouter } from './api/router.ts';
import { consentRouter } from './browser/consent.ts';
import { buildGateway, type Gateway, type Hooks } from './browser/gateway.ts';
import { pageRouter } from './browser/static.ts';
import { isLocalHost } from './local.ts';
import type { Platform } from './platform.ts';

/** Slack's largest payloads, modals in full, stay well under this. */
const bodyLimit = '2mb';

export interface Listening {
  address: string;
  close: () => Promise<void>;
}

/** Serves the API, the page and both kinds of WebSocket on loopback. */
export async function listen(platform: Platform, hooks: Hooks, port: number, scripts: string): Promise<Listening> {
  const gateway = buildGateway(platform, hooks);
  const server = createServer(buildApp(platform, scripts));
  routeSockets(server, platform, gateway);
  const actual = await bind(server, port);
  return {
    address: `http://127.0.0.1:${actual}`,
    async close() {
      gateway.close();
      platform.sockets.drop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function buildApp(platform: Platform, scripts: string): Express {
  const app = express();
  app.disable('x-powered-by');
  // A page elsewhere must not reach this server under a name of its own.
  app.use((request, response, next) => {
    if (isLocalHost(request.get('host'))) next();
    else response.status(403).type('text/plain').send('Open this by its address, 127.0.0.1.');
  });
  app.use(express.json({ limit: bodyLimit, strict: false }), express.urlencoded({ limit: bodyLimit, extended: false }));
  app.use(apiRouter(platform));
  app.use(consentRouter(platform));
  app.use(pageRouter(scripts));
  app.use(refuse);
  return app;
}

/** What cannot be read is the caller's fault, whatever else fails is ours; neither gets to see more than that. */
function refuse(error: { status?: number }, _request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status = 500 } = error;
  if (status >= 500) process.emitWarning(String(error));
  response.status(status).json({ ok: false, error: status >= 500 ? 'internal_error' : 'invalid_json' });
}

function routeSockets(server: Server, { sockets }: Platform, gateway: Gateway): void {
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    socket.on('error', () => socket.destroy());
    if (!isLocalHost(request.headers.host)) return void socket.destroy();
    if (url.pathname === '/link/') return sockets.accept(request, socket, head, url.searchParams.get('ticket') ?? '');
    if (url.pathname === '/live') return gateway.accept(request, socket, head);
    socket.destroy();
  });
}

/** The port asked for, or a free one when that is taken. */
async function bind(server: Server, port: number): Promise<number> {
  const attempt = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await attempt(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return attempt(0);
  });
  return (server.address() as AddressInfo).port;
}
