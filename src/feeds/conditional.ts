import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What tells one state of a document from another (RFC 9110, section 8.8). */
export interface Validators {
  etag: string;
  lastModified: Date;
}

/** More addresses than a server's readers use; the memory must end somewhere. */
const remembered = 500;

/**
 * Gives each body a tag made of its content, and the moment at which it was first seen at its address: the knowledge
 * does not say when it was edited.
 *
 * @param now milliseconds since 1970
 */
export function buildValidators(now: () => number): (address: string, body: string) => Validators {
  const seen = new Map<string, Validators>();
  return (address, body) => {
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    const known = seen.get(address);
    if (known?.etag === etag) return known;
    if (seen.size >= remembered) seen.clear();
    // HTTP knows no parts of a second.
    const made = { etag, lastModified: new Date(Math.floor(now() / 1_000) * 1_000) };
    seen.set(address, made);
    return made;
  };
}

/** Whether the reader has the document already: by its tag where it sends one, else by its time. */
export function isCurrent({ headers }: IncomingMessage, { etag, lastModified }: Validators): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) {
    const sent = tags.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return sent.includes(etag) || sent.includes('*');
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && lastModified.getTime() <= since;
}
