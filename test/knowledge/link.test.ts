import { describe, expect, it } from 'vitest';
import { loopback, serve, wordsOn } from './link-server.ts';

describe('testLink, by what the server answers', () => {
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

describe('testLink, on redirects', () => {
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
