import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Route } from './route.ts';

/** A refusal with a status of its own, thrown by a route: the caller learns the status and nothing else. */
export class HttpRefusal extends Error {
  override name = 'HttpRefusal';
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

const usualMethods = ['GET', 'HEAD', 'POST'] as const;

/**
 * Finds the route of a path: the exact one, else the longest whose path ends in "/" and begins it.
 *
 * @throws Error when two routes have one path
 */
export function buildRouter(routes: readonly Route[]): (path: string) => Route | undefined {
  const exact = new Map(routes.map((route) => [route.path, route]));
  if (exact.size < routes.length) throw new Error('two routes have one path');
  const prefixes = routes
    .filter(({ path }) => path.endsWith('/'))
    .sort((one, other) => other.path.length - one.path.length);
  return (path) => exact.get(path) ?? prefixes.find((route) => path.startsWith(route.path));
}

/** The path of a request without its query, as it was sent: no route decodes it for another. */
export function pathOf({ url = '' }: IncomingMessage): string {
  const [path = ''] = url.split('?');
  return path;
}

/** Whether the route takes the method; when it does not, the response is given. */
export function takesMethod(
  { methods = usualMethods }: Route,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (methods.some((method) => method === request.method)) return true;
  response.setHeader('allow', methods.join(', '));
  refuse(response, 405);
  return false;
}

/** Ends without a word: what was wrong is nobody's business but the log's. */
export function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close', 'content-length': 0 }).end();
}
