import { describe, expect, it } from 'vitest';
import { checkLinks } from '../../src/knowledge/links.ts';
import { formatProblem } from '../../src/knowledge/problem.ts';
import { edited, writeKnowledge } from './helpers.ts';
import { check, loopback, serve, wordsOn } from './link-server.ts';

describe('checkLinks', () => {
  it('finds nothing wrong with a document that is there, asked for once, without its body', async () => {
    const { origin, asked } = await serve((_, response) => response.end());
    const report = await check([`${origin}/page#part-2`]);
    expect(report.problems).toEqual([]);
    expect(report.counts).toEqual({ ok: 1, moved: 0, gone: 0, unreachable: 0, refused: 0, none: 0 });
    expect(asked).toEqual(['HEAD /page']);
  });

  it('gives file, line and column of the address, once for each source that has it', async () => {
    const { origin, asked } = await serve((_, response) => response.writeHead(404).end());
    const report = await check([`${origin}/a`, `${origin}/a`]);
    expect(report.problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^knowledge\/sources\/all\.yml:7:8 {2}warning: gone: 404 {2}Look where/),
      expect.stringMatching(/^knowledge\/sources\/all\.yml:15:8 {2}warning: gone: 404 {2}Look where/),
    ]);
    expect(report.counts.gone).toBe(2);
    expect(asked).toEqual(['HEAD /a', 'GET /a']);
  });

  it('counts sources that have no address', async () => {
    const { origin } = await serve((_, response) => response.end());
    const files = edited(['sources/all.yml', 'https://example.org/order-1', `${origin}/order-1`]);
    expect((await checkLinks(writeKnowledge(files), loopback)).counts).toMatchObject({ ok: 1, none: 1 });
  });

  it('sends neither cookies nor credentials, and says who asks', async () => {
    const seen: (string | string[] | undefined)[][] = [];
    const { origin } = await serve(({ headers, url }, response) => {
      seen.push([headers.cookie, headers.authorization, headers.referer, headers['user-agent']]);
      if (url === '/a') response.writeHead(302, { location: '/b', 'set-cookie': 'a=1' });
      response.end();
    });
    await check([`${origin}/a`]);
    expect(seen).toEqual(Array(2).fill([undefined, undefined, undefined, 'rareearth-link-check']));
  });
});

describe('checkLinks, as it comes', () => {
  const { allow: _, ...production } = loopback;

  it('refuses a host that resolves to loopback, and asks it nothing', async () => {
    const { port, asked } = await serve((__, response) => response.end());
    expect(await wordsOn(`http://tea.test:${port}/`, production)).toBe('refused: tea.test is 127.0.0.1, not public');
    expect(asked).toEqual([]);
  });

  it('refuses a host that has a private address beside a public one', async () => {
    const resolve = async () => ['93.184.216.34', '10.0.0.1'];
    expect(await wordsOn('http://both.test/', { resolve })).toBe('refused: both.test is 10.0.0.1, not public');
  });

  it.each([
    ['http://localhost/', 'localhost is '],
    ['http://127.0.0.1/', '127.0.0.1 is not public'],
    ['http://2130706433/', '127.0.0.1 is not public'],
    ['http://0x7f.1/', '127.0.0.1 is not public'],
    ['http://0177.0.0.1/', '127.0.0.1 is not public'],
    ['http://[::1]:80/', '::1 is not public'],
    ['http://[::ffff:7f00:1]/', '::ffff:7f00:1 is not public'],
    ['https://[fd00:ec2::254]/', 'fd00:ec2::254 is not public'],
    ['https://[fe80::1]/', 'fe80::1 is not public'],
    ['https://[64:ff9b::a9fe:a9fe]/', '64:ff9b::a9fe:a9fe is not public'],
    ['https://a:b@tea.test/', 'it holds a user name or password'],
  ])('refuses %s', async (address, reason) => {
    expect(await wordsOn(address, {})).toContain(`refused: ${reason}`);
  });

  it('resolves a name once and connects to what it got, whatever the name means later', async () => {
    const { port, asked } = await serve(({ headers }, response) => response.end(headers.host));
    let times = 0;
    const resolve = async () => (++times === 1 ? ['127.0.0.1'] : ['10.0.0.1']);
    expect(await wordsOn(`http://rebinding.test:${port}/`, { ...loopback, resolve })).toBeUndefined();
    expect([times, asked]).toEqual([1, ['HEAD /']]);
  });
});

describe('checkLinks, on many addresses', () => {
  it('tests four hosts at once, and no host with two requests at once', async () => {
    const open = new Map<string, number>();
    const most = { hosts: 0, perHost: 0 };
    const held: (() => void)[] = [];
    const { port } = await serve(({ headers: { host = '' } }, response) => {
      open.set(host, (open.get(host) ?? 0) + 1);
      most.hosts = Math.max(most.hosts, open.size);
      most.perHost = Math.max(most.perHost, ...open.values());
      held.push(() => {
        const left = (open.get(host) ?? 1) - 1;
        if (left === 0) open.delete(host);
        else open.set(host, left);
        response.end();
      });
      // Nobody is answered before four are waiting.
      if (held.length === 4) for (const release of held.splice(0)) release();
    });
    const addresses = Array.from({ length: 24 }, (_, index) => `http://host-${index % 8}.test:${port}/${index}`);
    const report = await check(addresses);
    expect(report.counts.ok).toBe(24);
    expect(most).toEqual({ hosts: 4, perHost: 1 });
  });

  it('waits for its turn where redirects of several hosts lead to one', async () => {
    let open = 0;
    let most = 0;
    let redirected = 0;
    let allRedirected: () => void;
    const isAllRedirected = new Promise<void>((resolve) => {
      allRedirected = resolve;
    });
    const { origin, port } = await serve(async ({ url, headers: { host } }, response) => {
      if (host?.startsWith('hub')) {
        most = Math.max(most, ++open);
        await isAllRedirected;
        // Time for the others to arrive too early: some requests of our own.
        for (let round = 0; round < 5; round++) await fetch(`${origin}/own`);
        open--;
      } else if (url !== '/own') {
        response.writeHead(302, { location: `http://hub.test:${port}/` });
        if (++redirected === 4) allRedirected();
      }
      response.end();
    });
    const report = await check(['a', 'b', 'c', 'd'].map((name) => `http://${name}.test:${port}/`));
    expect(report.counts.moved).toBe(4);
    expect(most).toBe(1);
  });
});
