import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RequestOptions } from '../../src/knowledge/link-request.ts';
import { checkLinks, type LinkReport } from '../../src/knowledge/links.ts';
import { formatProblem } from '../../src/knowledge/problem.ts';
import { edited, writeKnowledge } from './helpers.ts';

/** A server on 127.0.0.1, its origin, and what it was asked. */
async function serve(answer: RequestListener): Promise<{ origin: string; port: number; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, port, asked };
}

/** Loopback alone may be reached, as if it were the public internet. */
const loopback: Partial<RequestOptions> = {
  allow: (address) => address === '127.0.0.1',
  resolve: async () => ['127.0.0.1'],
};

/** Tests these addresses, each of a source of its own. */
function check(addresses: readonly string[], options: Partial<RequestOptions> = loopback): Promise<LinkReport> {
  const sources = addresses.map(
    (url, index) =>
      `- id: source-${index}\n  title: Leaf\n  publisher: Tea News\n  kind: news\n  language: en\n  published: null\n  url: ${JSON.stringify(url)}\n  access: read\n`,
  );
  const dir = writeKnowledge({ ...edited(), 'sources/all.yml': sources.join('') });
  return checkLinks(dir, options);
}

/** The words on one address; undefined when it is well. */
async function wordsOn(address: string, options?: Partial<RequestOptions>): Promise<string | undefined> {
  return (await check([address], options)).problems[0]?.message;
}

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

describe('checkLinks, by what the server answers', () => {
  it.each([403, 404, 405, 501])('asks with GET when HEAD is answered by %i', async (status) => {
    const { origin, asked } = await serve(({ method }, response) =>
      response.writeHead(method === 'HEAD' ? status : 200).end(),
    );
    expect(await wordsOn(`${origin}/a`)).toBeUndefined();
    expect(asked).toEqual(['HEAD /a', 'GET /a']);
  });

  it.each([
    [404, 'gone: 404'],
    [410, 'gone: 410'],
    [403, 'unreachable: the server answers 403'],
    [503, 'unreachable: the server answers 503'],
    [304, 'unreachable: the server answers 304 without an address to go to'],
  ])('says of %i: %s', async (status, words) => {
    const { origin } = await serve((_, response) => response.writeHead(status).end());
    expect(await wordsOn(`${origin}/a`)).toBe(words);
  });

  it('does not ask again where it is told that it asks too often', async () => {
    const { origin, asked } = await serve((_, response) => response.writeHead(429).end());
    expect(await wordsOn(`${origin}/a`)).toBe('unreachable: the server answers 429');
    expect(asked).toEqual(['HEAD /a']);
  });

  it('does not wait for a body without end', async () => {
    let written = 0;
    let closed: () => void;
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const { origin } = await serve(({ method }, response) => {
      if (method === 'HEAD') return response.writeHead(405).end();
      response.on('close', closed);
      const part = Buffer.alloc(65_536);
      const write = () => {
        while (!response.destroyed && response.write(part)) written += part.length;
      };
      response.on('drain', write);
      return write();
    });
    expect(await wordsOn(`${origin}/a`)).toBeUndefined();
    await isClosed;
    expect(written).toBeLessThan(8 * 1_048_576);
  });

  it('reads no more than 16 KB of headers', async () => {
    const { origin } = await serve((_, response) => response.writeHead(200, { 'x-tea': 'a'.repeat(20_000) }).end());
    expect(await wordsOn(`${origin}/a`)).toBe('unreachable: the headers are too large');
  });

  it('gives up on a server that does not answer in time', async () => {
    const { origin } = await serve(() => undefined);
    expect(await wordsOn(`${origin}/a`, { ...loopback, timeout: 50 })).toBe(
      'unreachable: no answer within 0.05 seconds',
    );
  });

  it('gives up on a name that is not resolved in time', async () => {
    const resolve = () => new Promise<string[]>(() => undefined);
    expect(await wordsOn('http://slow.test/', { ...loopback, resolve, timeout: 50 })).toContain('no answer within');
  });

  it('says that a connection breaks off, and that nobody listens', async () => {
    const { origin } = await serve(({ socket }) => socket.destroy());
    expect(await wordsOn(`${origin}/a`)).toBe('unreachable: the server broke off the connection');
    expect(await wordsOn('http://127.0.0.1:1/')).toBe('unreachable: the server refuses the connection');
  });

  it('says that a host is not known, without the text of the error', async () => {
    const resolve = async () => {
      throw Object.assign(new Error('getaddrinfo\u001b[31m'), { code: 'ENOTFOUND' });
    };
    expect(await wordsOn('http://nowhere.test/', { ...loopback, resolve })).toBe(
      'unreachable: the host name is not known',
    );
  });
});

describe('checkLinks, on redirects', () => {
  it('gives the last address', async () => {
    const { origin } = await serve(({ url }, response) => {
      const step = Number(url?.slice(1));
      if (step < 5) response.writeHead(301, { location: `${step + 1}` });
      response.end();
    });
    expect(await wordsOn(`${origin}/0`)).toBe(`moved: ${origin}/5`);
  });

  it('goes no further than five redirects', async () => {
    const { origin, asked } = await serve((_, response) => response.writeHead(302, { location: '/a' }).end());
    expect(await wordsOn(`${origin}/a`)).toBe('unreachable: it redirects more than 5 times');
    expect(asked).toHaveLength(6);
  });

  it.each([
    ['a private address', 'http://10.0.0.1/', '10.0.0.1 is not public'],
    ['metadata', 'http://169.254.169.254/latest/meta-data/', '169.254.169.254 is not public'],
    ['IPv6 loopback', 'http://[::1]/', '::1 is not public'],
    ['mapped loopback', 'http://[::ffff:127.0.0.1]/', '::ffff:7f00:1 is not public'],
    ['a file', 'file:///etc/passwd', 'file: is not http or https'],
    ['a password', 'http://a:b@127.0.0.1/', 'it holds a user name or password'],
  ])('does not follow one to %s', async (_, location, reason) => {
    const { origin } = await serve((__, response) => response.writeHead(302, { location }).end());
    expect(await wordsOn(`${origin}/a`)).toBe(`refused: ${reason}, after a redirect`);
  });

  it('checks the host of each redirect anew', async () => {
    const inner = await serve((_, response) => response.end());
    const outer = await serve((_, response) =>
      response.writeHead(302, { location: `http://inner.test:${inner.port}/` }).end(),
    );
    const resolve = async (host: string) => [host === 'inner.test' ? '192.168.0.9' : '127.0.0.1'];
    expect(await wordsOn(`http://outer.test:${outer.port}/`, { ...loopback, resolve })).toBe(
      'refused: inner.test is 192.168.0.9, not public, after a redirect',
    );
    expect(inner.asked).toEqual([]);
  });

  it('says that a redirect leads nowhere', async () => {
    const { origin } = await serve((_, response) => response.writeHead(302, { location: 'http://[' }).end());
    expect(await wordsOn(`${origin}/a`)).toBe('unreachable: the server answers 302 without an address to go to');
  });

  it('shortens an address without end', async () => {
    const { origin } = await serve(({ url }, response) => {
      if (url === '/a') response.writeHead(302, { location: `/${'b'.repeat(2_000)}` });
      response.end();
    });
    expect((await wordsOn(`${origin}/a`))?.length).toBeLessThan(320);
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
    const { port } = await serve(({ headers: { host } }, response) => {
      if (host?.startsWith('hub')) most = Math.max(most, ++open);
      else response.writeHead(302, { location: `http://hub.test:${port}/` });
      setImmediate(() => {
        if (host?.startsWith('hub')) open--;
        response.end();
      });
    });
    const report = await check(['a', 'b', 'c', 'd'].map((name) => `http://${name}.test:${port}/`));
    expect(report.counts.moved).toBe(4);
    expect(most).toBe(1);
  });
});
