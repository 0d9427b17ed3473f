import { outcomeOf } from './core/compose/answers.ts';
import type { Reply } from './core/reply.ts';
import type { CallOutcome, Metrics } from './metrics/metrics.ts';
import type { Inbox } from './slack/inbox/inbox.ts';
import type { Seen } from './slack/inbox/seen.ts';

type Now = () => number;
/** Whatever the bot knows of the asker is passed on as it is. */
type Perform = (line: string, asker: never) => Promise<Reply>;

/** A bot whose replies are counted and timed. `now` is in milliseconds, and need not be the time of day. */
export function measureBot<Bot extends { perform: Perform }>(bot: Bot, metrics: Metrics, now: Now): Bot {
  const perform: Perform = async (line, asker) => {
    const started = now();
    const reply = await bot.perform(line, asker);
    const confidence = reply.kind === 'answer' ? reply.answer.confidence : undefined;
    metrics.answered({
      outcome: outcomeOf(reply) ?? reply.kind,
      millis: now() - started,
      ...(confidence !== undefined && { confidence }),
    });
    return reply;
  };
  return { ...bot, perform };
}

/** An inbox that counts what comes in, and comes in again. */
export function measureInbox(inbox: Inbox, metrics: Metrics): Inbox {
  return {
    ...inbox,
    async accept(incoming) {
      const isNew = await inbox.accept(incoming);
      metrics.received(!isNew);
      return isNew;
    },
  };
}

/** The same for what is done at once, without an inbox: commands and clicks. */
export function measureSeen(seen: Seen, metrics: Metrics): Seen {
  return {
    ...seen,
    async isNew(key) {
      const isNew = await seen.isNew(key);
      metrics.received(!isNew);
      return isNew;
    },
  };
}

type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** A fetch for Slack's client, whose calls are counted and timed by method. */
export function measureFetch(call: Fetch, metrics: Metrics, now: Now): Fetch {
  return async (url, init) => {
    const method = methodOf(new URL(url));
    const started = now();
    const tell = (outcome: CallOutcome) => metrics.called({ method, outcome, millis: now() - started });
    try {
      const response = await call(url, init);
      // The caller reads the answer as it comes; what it says is found out beside it.
      void outcomeOfCall(response.clone()).then(tell);
      return response;
    } catch (error) {
      tell('unknown');
      throw error;
    }
  };
}

/** The name of a method, of which there are as many as the source calls; one name for all response addresses. */
function methodOf({ pathname }: URL): string {
  return /^\/api\/([a-z]\w*(?:\.\w+)+)$/i.exec(pathname)?.[1] ?? 'response_url';
}

async function outcomeOfCall(response: Response): Promise<CallOutcome> {
  if (response.status === 429) return 'rate_limited';
  if (!response.ok) return response.status >= 500 ? 'unknown' : 'refused';
  const text = await response.text().catch(() => null);
  // What a response address says is no JSON.
  if (text === null) return 'unknown';
  if (!text.startsWith('{')) return 'ok';
  try {
    const { ok, error } = JSON.parse(text) as { ok?: boolean; error?: string };
    if (ok !== false) return 'ok';
    return error === 'ratelimited' ? 'rate_limited' : 'refused';
  } catch {
    return 'unknown';
  }
}
