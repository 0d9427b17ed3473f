import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { KnowledgeBase } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import type { Route } from '../web/route.ts';
import { writeAtom } from './atom.ts';
import { writeCalendar } from './calendar.ts';
import { buildValidators, isCurrent, type Validators } from './conditional.ts';
import { type FeedContent, feedContent } from './feed.ts';
import { writeJsonFeed } from './json-feed.ts';
import { readQuery } from './query.ts';

/** Who may read the feeds: anyone who finds them, or who knows a secret that stands in the address. */
export type FeedAccess = 'public' | { secret: string };

export interface FeedParts {
  /** The knowledge as it is now, and the day it is. */
  knowledge: () => { base: KnowledgeBase; today: Day };
  access: FeedAccess;
  /** Where readers reach this server, "https://rules.example.org". */
  baseUrl: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

interface Format {
  type: string;
  write: (content: FeedContent, address: string) => string;
}

const prefix = '/feeds/';
const formats: Record<string, Format> = {
  'changes.ics': { type: 'text/calendar; charset=utf-8; method=PUBLISH', write: writeCalendar },
  'changes.atom': { type: 'application/atom+xml; charset=utf-8', write: writeAtom },
  'changes.json': { type: 'application/feed+json; charset=utf-8', write: writeJsonFeed },
};
const shortestSecret = 16;
const cacheSeconds = 900;

/**
 * `/feeds/changes.ics`, `.atom` and `.json`, or `/feeds/<secret>/...`: what changed in the past year and what is coming.
 *
 * @throws Error for a secret that is too short or would not stand in an address
 */
export function feedRoutes({ knowledge, access, baseUrl, now }: FeedParts): Route[] {
  if (access !== 'public' && !new RegExp(`^[\\w.~-]{${shortestSecret},}$`).test(access.secret))
    throw new Error(`the secret of the feeds needs at least ${shortestSecret} letters, digits or any of - _ . ~`);
  const validatorsOf = buildValidators(now);
  const bodies = buildMemory();
  return [
    {
      path: prefix,
      methods: ['GET', 'HEAD'],
      handle(request, response) {
        const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
        const name = nameIn(pathname.slice(prefix.length), access);
        const format = name === null ? undefined : formats[name];
        if (!format) return say(response, 404, 'There is no such feed.');
        const { base, today } = knowledge();
        const query = readQuery(search.slice(1), base);
        if (!query.ok) return say(response, 400, `This feed cannot be made: ${query.problem}.`);
        const address = new URL(pathname + search, baseUrl).href;
        const write = () => format.write(feedContent(base, today, query.wish), address);
        const body = bodies(base, today, address, write);
        const { language } = query.wish;
        send(request, response, { body, type: format.type, language, access, validators: validatorsOf(address, body) });
      },
    },
  ];
}

/** More than a server's readers ask for, and less than fills it. */
const mostKept = 50;

/** Keeps what was written for each address until the knowledge or the day changes: readers ask every few minutes. */
function buildMemory(): (base: KnowledgeBase, today: Day, address: string, write: () => string) => string {
  let kept: { base: KnowledgeBase; today: Day; bodies: Map<string, string> } | undefined;
  return (base, today, address, write) => {
    if (kept?.base !== base || kept.today !== today || kept.bodies.size >= mostKept)
      kept = { base, today, bodies: new Map() };
    const body = kept.bodies.get(address) ?? write();
    kept.bodies.set(address, body);
    return body;
  };
}

/** The name of the feed behind the secret; null where the secret is not right. */
function nameIn(path: string, access: FeedAccess): string | null {
  if (access === 'public') return Object.hasOwn(formats, path) ? path : null;
  const [given = '', name = '', ...rest] = path.split('/');
  const isRight = timingSafeEqual(digest(given), digest(access.secret));
  return isRight && rest.length === 0 && Object.hasOwn(formats, name) ? name : null;
}

/** Of equal length whatever is given, so that the comparison takes as long for every guess. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

interface Sending {
  body: string;
  type: string;
  language: string;
  access: FeedAccess;
  validators: Validators;
}

function send(request: IncomingMessage, response: ServerResponse, sending: Sending): void {
  const { body, type, language, access, validators } = sending;
  const headers = {
    etag: validators.etag,
    'last-modified': validators.lastModified.toUTCString(),
    // A secret address is for its reader's own program: no cache on the way may keep what it holds.
    'cache-control': access === 'public' ? `public, max-age=${cacheSeconds}` : 'private, no-cache',
    'content-language': language,
    'x-content-type-options': 'nosniff',
    ...(access !== 'public' && { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' }),
  };
  if (isCurrent(request, validators)) return void response.writeHead(304, headers).end();
  response.writeHead(200, { ...headers, 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(`${text}\n`);
}
