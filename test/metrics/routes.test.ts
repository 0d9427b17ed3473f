import { afterEach, describe, expect, it } from 'vitest';
import { metricsRoute } from '../../src/metrics/route.ts';
import { healthRoutes, type Readiness } from '../../src/web/health.ts';
import type { Route } from '../../src/web/route.ts';
import { startWeb, type Web } from '../../src/web/server.ts';

const open: Web[] = [];
afterEach(async () => {
  for (const web of open.splice(0)) await web.close();
});

async function serve(...routes: Route[]): Promise<string> {
  const log = { warn: () => undefined, error: () => undefined };
  const web = await startWeb({ host: '127.0.0.1', port: 0 }, routes, log);
  open.push(web);
  return web.address;
}

describe('/metrics', () => {
  const metrics = { contentType: 'text/plain; version=0.0.4', scrape: async () => 'up 1\n' };

  it('gives the figures to anybody where it is open', async () => {
    const response = await fetch(`${await serve(metricsRoute(metrics, { mode: 'open' }))}/metrics`);
    expect([response.headers.get('content-type'), await response.text()]).toEqual([
      'text/plain; version=0.0.4',
      'up 1\n',
    ]);
  });

  it('gives them else to who has the token', async () => {
    const address = await serve(metricsRoute(metrics, { mode: 'token', token: 'the-token-of-metrics' }));
    const read = async (authorization?: string) =>
      (await fetch(`${address}/metrics`, authorization === undefined ? {} : { headers: { authorization } })).status;
    expect(await Promise.all([read(), read('Bearer wrong'), read('Bearer the-token-of-metrics')])).toEqual([
      401, 401, 200,
    ]);
  });
});

describe('health', () => {
  const ready: Readiness = { knowledge: () => true, store: async () => 1, draining: () => false };
  const ask = async (address: string, path: string) => {
    const response = await fetch(address + path);
    return [response.status, await response.json()];
  };

  it('is there as long as the event loop turns, whatever else is wrong', async () => {
    const broken = { knowledge: () => false, store: () => Promise.reject(new Error('down')), draining: () => true };
    expect(await ask(await serve(...healthRoutes(broken)), '/healthz')).toEqual([200, { alive: true }]);
  });

  const cases: [string, Partial<Readiness>, string[]][] = [
    ['nothing', {}, []],
    ['the knowledge', { knowledge: () => false }, ['knowledge']],
    ['the store', { store: () => Promise.reject(new Error('down')) }, ['store']],
    [
      'everything',
      { knowledge: () => false, store: () => Promise.reject(new Error()), draining: () => true },
      ['draining', 'knowledge', 'store'],
    ],
  ];
  it.each(cases)('is ready unless something is missing (%s)', async (_name, change, missing) => {
    const status = missing.length === 0 ? 200 : 503;
    const answer = await ask(await serve(...healthRoutes({ ...ready, ...change })), '/readyz');
    expect(answer).toEqual([status, { ready: status === 200, missing }]);
  });

  it('does not wait for a store that does not answer', async () => {
    const silent = { ...ready, store: () => new Promise<never>(() => undefined) };
    expect(await ask(await serve(...healthRoutes(silent)), '/readyz')).toEqual([
      503,
      { ready: false, missing: ['store'] },
    ]);
  });

  it('needs no store where nothing is kept', async () => {
    expect(await ask(await serve(...healthRoutes({ ...ready, store: null })), '/readyz')).toEqual([
      200,
      { ready: true, missing: [] },
    ]);
  });
});
