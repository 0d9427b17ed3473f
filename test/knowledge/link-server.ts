import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { RequestOptions } from '../../src/knowledge/link-request.ts';
import { checkLinks, type LinkReport } from '../../src/knowledge/links.ts';
import { edited, writeKnowledge } from './helpers.ts';

/** A server on 127.0.0.1, its origin, and what it was asked. */
export async function serve(answer: RequestListener): Promise<{ origin: string; port: number; asked: string[] }> {
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
export const loopback: Partial<RequestOptions> = {
  allow: (address) => address === '127.0.0.1',
  resolve: async () => ['127.0.0.1'],
};

/** Tests these addresses, each of a source of its own. */
export function check(addresses: readonly string[], options: Partial<RequestOptions> = loopback): Promise<LinkReport> {
  const sources = addresses.map(
    (url, index) =>
      `- id: source-${index}\n  title: Leaf\n  publisher: Tea News\n  kind: news\n  language: en\n  published: null\n  url: ${JSON.stringify(url)}\n  access: read\n`,
  );
  const dir = writeKnowledge({ ...edited(), 'sources/all.yml': sources.join('') });
  return checkLinks(dir, options);
}

/** The words on one address; undefined when it is well. */
export async function wordsOn(address: string, options?: Partial<RequestOptions>): Promise<string | undefined> {
  return (await check([address], options)).problems[0]?.message;
}
