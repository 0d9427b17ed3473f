import type { LinkReply } from './link-request.ts';

/** What became of the address of a source. */
export type LinkOutcome =
  | { kind: 'ok' }
  /** There is a document, at another address. */
  | { kind: 'moved'; to: string }
  | { kind: 'gone'; status: number }
  | { kind: 'unreachable'; reason: string }
  /** Not tested, since that would not be safe. */
  | { kind: 'refused'; reason: string };

/** Asks for one address, without following redirects. */
export type Send = (url: URL, method: 'HEAD' | 'GET') => Promise<LinkReply>;

const mostRedirects = 5;

/** Tests an address and those it redirects to, each by `send`, so that each is checked anew. */
export async function testLink(address: string, send: Send): Promise<LinkOutcome> {
  if (!URL.canParse(address)) return { kind: 'refused', reason: 'it is not an address' };
  const start = new URL(address);
  let url = start;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const reply = await headOrGet(url, send);
    if (reply.kind !== 'reply')
      return url === start ? reply : { ...reply, reason: `${reply.reason}, after a redirect` };
    const { status, location } = reply;
    if (status < 300 || status >= 400) return outcomeOf(status, start, url);
    if (location === undefined || !URL.canParse(location, url.href)) {
      return { kind: 'unreachable', reason: `the server answers ${status} without an address to go to` };
    }
    url = new URL(location, url);
  }
  return { kind: 'unreachable', reason: `it redirects more than ${mostRedirects} times` };
}

const tooManyRequests = 429;

/** Many servers refuse HEAD, or answer it as if nothing were there; what counts is what a reader gets. */
async function headOrGet(url: URL, send: Send): Promise<LinkReply> {
  const reply = await send(url, 'HEAD');
  const isDoubtful = reply.kind === 'reply' && reply.status >= 400 && reply.status !== tooManyRequests;
  return isDoubtful ? send(url, 'GET') : reply;
}

function outcomeOf(status: number, start: URL, end: URL): LinkOutcome {
  if (status === 404 || status === 410) return { kind: 'gone', status };
  // Others say nothing of the document: 403 and 429 mostly turn away programs, 5xx are faults of the day.
  if (status < 200 || status >= 400) return { kind: 'unreachable', reason: `the server answers ${status}` };
  return withoutFragment(start) === withoutFragment(end) ? { kind: 'ok' } : { kind: 'moved', to: end.href };
}

function withoutFragment(url: URL): string {
  const bare = new URL(url);
  bare.hash = '';
  return bare.href;
}
