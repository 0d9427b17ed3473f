import { request as send } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { SettingError } from '../../src/config/setting-error.ts';
import { readBody } from '../../src/web/body.ts';
import type { Route } from '../../src/web/route.ts';
import { startWeb, type Web } from '../../src/web/server.ts';

const here = { host: '127.0.0.1', port: 0 };

describe('the web server', () => {
  const logged: string[] = [];
  const log = {
    warn: (message: string, details = {}) => void logged.push(`${message} ${JSON.stringify(details)}`),
    error: (message: string, details = {}) => void logged.push(`${message} ${JSON.stringify(details)}`),
  };
  const open: Web[] = [];
  afterEach(async () => {
    logged.length = 0;
    for (const web of open.splice(0)) await web.close();
  });

  async function serve(...routes: Route[]): Promise<Web> {
    const web = await startWeb(here, routes, log);
    open.push(web);
    return web;
  }
  const says = (path: string, words: string): Route => ({
    path,
    handle: (_request, response) => void response.end(words),
  });

  it('gives a path to the exact route, else to the longest prefix', async () => {
    const { address } = await serve(says('/a/', 'a'), says('/a/b/', 'ab'), says('/a/b/c', 'abc'), says('/d', 'd'));
    const got = async (path: string) => {
      const response = await fetch(address + path);
      return response.ok ? response.text() : response.status;
    };
    expect(await Promise.all(['/a/', '/a/x', '/a/b/x?y=1', '/a/b/c?d', '/d', '/d/', '/dd', '/'].map(got))).toEqual([
      'a',
      'a',
      'ab',
      'abc',
      'd',
      404,
      404,
      404,
    ]);
  });

  it('refuses two routes on one path', async () => {
    await expect(startWeb(here, [says('/a', '1'), says('/a', '2')], log)).rejects.toThrow('two routes have one path');
  });

  it('answers a method that a route does not take with 405 and those that it does', async () => {
    const { address } = await serve({ ...says('/read', 'x'), methods: ['GET', 'HEAD'] }, says('/any', 'y'));
    const refused = await fetch(`${address}/read`, { method: 'POST', body: 'b' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await fetch(`${address}/any`, { method: 'DELETE' })).status).toBe(405);
    expect((await fetch(`${address}/any`, { method: 'POST', body: 'b' })).status).toBe(200);
  });

  it('keeps a connection on which everything was answered before a route failed', async () => {
    let fail = () => {};
    const failing = new Promise<void>((resolve) => {
      fail = resolve;
    });
    const { address } = await serve({
      path: '/acknowledges',
      async handle(_request, response) {
        response.end('taken');
        await failing;
        throw new Error('after the answer');
      },
    });
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname);
    const ask = 'GET /acknowledges HTTP/1.1\r\nhost: x\r\n\r\n';
    const heard = () => new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(String(chunk))));
    socket.write(ask);
    expect(await heard()).toContain('200 OK');
    fail();
    await expect.poll(() => logged.join()).toContain('after the answer');
    socket.write(ask);
    expect(await heard()).toContain('200 OK');
    socket.destroy();
  });

  it('tells the caller nothing of a failure, and the log all', async () => {
    const { address } = await serve({
      path: '/fails',
      handle: async () => {
        throw new Error('the inner reason');
      },
    });
    const response = await fetch(`${address}/fails`);
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(logged).toEqual([expect.stringMatching(/a request failed .*the inner reason/)]);
  });

  it('breaks a response off that fails half way, so that nobody takes it for whole', async () => {
    const { address } = await serve({
      path: '/half',
      handle: async (_request, response) => {
        response.writeHead(200);
        await new Promise((resolve) => response.write('half', resolve));
        throw new Error('broke');
      },
    });
    await expect(fetch(`${address}/half`).then((response) => response.text())).rejects.toThrow();
  });

  it('sets the headers that keep a browser from doing anything with what it gets, on every answer', async () => {
    const { address } = await serve(says('/a', 'a'));
    for (const path of ['/a', '/nowhere']) {
      const { headers } = await fetch(address + path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; frame-ancestors 'none'/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('server')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('refuses a body that is announced as too large without reading it', async () => {
    let asked = 0;
    const { address } = await serve({
      path: '/body',
      handle: (_request, response) => {
        asked += 1;
        response.end();
      },
    });
    const response = await new Promise<number>((resolve) => {
      const sending = send(`${address}/body`, { method: 'POST', headers: { 'content-length': 1_000_001 } });
      sending.on('response', ({ statusCode = 0 }) => resolve(statusCode)).on('error', () => {});
      sending.write('x');
    });
    expect([response, asked]).toEqual([413, 0]);
  });

  it('refuses a body in chunks that turns out to be too large', async () => {
    const { address } = await serve({
      path: '/body',
      handle: async (request, response) => void response.end(String((await readBody(request)).length)),
    });
    const post = (bytes: number) => {
      const sending = send(`${address}/body`, { method: 'POST', headers: { 'transfer-encoding': 'chunked' } });
      sending.end(Buffer.alloc(bytes));
      return new Promise<string>((resolve, reject) =>
        sending
          .on('response', async (response) => resolve(`${response.statusCode} ${await text(response)}`))
          .on('error', reject),
      );
    };
    expect(await post(1_000_000)).toBe('200 1000000');
    expect(await post(1_000_001)).toBe('413 ');
    expect(logged).toEqual(['refused a request {"status":413,"reason":"the body is too large"}']);
  });

  it('waits for no caller that is too slow, be it with the headers or with the body', async () => {
    const route: Route = {
      path: '/body',
      handle: async (request, response) => void response.end(await readBody(request)),
    };
    const web = await startWeb(here, [route], log, { headers: 20, request: 40, check: 10 });
    open.push(web);
    const slow = (words: string) =>
      new Promise<string>((resolve) => {
        let heard = '';
        const socket = connect(Number(new URL(web.address).port), '127.0.0.1');
        socket.on('data', (data) => {
          heard += data;
        });
        socket.on('error', () => undefined).on('close', () => resolve(heard));
        socket.write(words);
      });
    expect(await slow('POST /body HTTP/1.1\r\nhost: x\r\n')).toMatch(/^HTTP\/1\.1 408 /);
    expect(await slow('POST /body HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nhalf')).toMatch(/^HTTP\/1\.1 408 /);
    expect(logged).toEqual(['a request broke off {}']);
  });

  it('says which setting to change when it cannot listen', async () => {
    const { address } = await serve();
    const port = Number(new URL(address).port);
    await expect(startWeb({ host: '127.0.0.1', port }, [], log)).rejects.toThrow(
      new SettingError('PORT', `${port} is taken by another program`, 'Choose another one.'),
    );
    await expect(startWeb({ host: '192.0.2.1', port: 0 }, [], log)).rejects.toThrow(
      'HOST: 192.0.2.1 is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all.',
    );
  });

  it('closes only when what runs is answered, and keeps no idle connection', async () => {
    let finish = () => {};
    const slowRoute: Route = {
      path: '/slow',
      handle: (_request, response) => {
        finish = () => void response.end('done');
        idle.write('GET /quick HTTP/1.1\r\nhost: x\r\n\r\n');
      },
    };
    const web = await startWeb(here, [slowRoute, says('/quick', 'quick')], log);
    const idle = connect(Number(new URL(web.address).port), '127.0.0.1');
    const idleClosed = new Promise((resolve) => idle.once('close', resolve));
    const isIdle = new Promise((resolve) => idle.once('data', resolve));
    const slow = fetch(`${web.address}/slow`).then((response) => response.text());
    await isIdle;

    let closed = false;
    const closing = web.close().then(() => {
      closed = true;
    });
    await idleClosed;
    expect(closed).toBe(false);
    finish();
    expect(await slow).toBe('done');
    await closing;
    await expect(fetch(`${web.address}/slow`)).rejects.toThrow();
  });
});
