import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './router.ts';

/** What no request may exceed, in bytes. Slack's largest, clicks in a full modal, stay well under it. */
export const bodyLimit = 1_000_000;

/** Whether a request announces more than it may send. */
export function announcesTooMuch({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > bodyLimit;
}

/**
 * The body as it was sent. Reads on for a while after the limit, so that the refusal is heard.
 *
 * @throws HttpRefusal 413 when it is larger than `limit` bytes
 */
export async function readBody(request: IncomingMessage, limit = bodyLimit): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    if (size > 10 * limit) break;
  }
  if (size > limit) throw new HttpRefusal(413, 'the body is too large');
  return Buffer.concat(chunks);
}
