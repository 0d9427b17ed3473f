import type { ServerResponse } from 'node:http';
import type { Route } from './route.ts';

/** What must hold before anything is sent here. Slack is no part: else every replica would leave when Slack fails. */
export interface Readiness {
  /** The knowledge is loaded. */
  knowledge: () => boolean;
  /** The database answers and its schema is up to date; resolves, or rejects. Null where nothing is kept. */
  store: (() => Promise<unknown>) | null;
  /** The process was told to stop. */
  draining: () => boolean;
}

export type Part = 'knowledge' | 'store' | 'draining';

/** How long the database may take. */
const storeMillis = 1_000;

/** Which parts stand in the way of being ready, in words for a machine; none when it is. */
export async function notReady({ knowledge, store, draining }: Readiness, limitMillis = storeMillis): Promise<Part[]> {
  const missing: Part[] = [];
  if (draining()) missing.push('draining');
  if (!knowledge()) missing.push('knowledge');
  if (store && !(await answersWithin(store, limitMillis))) missing.push('store');
  return missing;
}

/**
 * `/healthz`: the event loop turns; it looks at nothing else, so that a database that is down gets nobody restarted.
 * `/readyz`: 200 when requests may come here, else 503; the body names what is missing.
 */
export function healthRoutes(readiness: Readiness): Route[] {
  const methods = ['GET', 'HEAD'];
  return [
    { path: '/healthz', methods, handle: (_request, response) => send(response, 200, { alive: true }) },
    {
      path: '/readyz',
      methods,
      async handle(_request, response) {
        const missing = await notReady(readiness);
        send(response, missing.length === 0 ? 200 : 503, { ready: missing.length === 0, missing });
      },
    },
  ];
}

async function answersWithin(store: () => Promise<unknown>, millis: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), millis);
  });
  const answered = store().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
