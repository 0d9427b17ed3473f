import { randomUUID } from 'node:crypto';
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { post } from './post.ts';

/** What Slack does at its end: sends signed commands, and takes the answers where it offers to. */
export interface SlackEnd {
  /** For SLACK_API_URL. */
  apiUrl: string;
  /**
   * Sends a command and resolves with the milliseconds until it is answered, be it in the acknowledgement or at the
   * address that came with it; until it is acknowledged, where no answer is `expected`. Throws on any status but 200.
   */
  send: (target: string, text: string, expected: boolean) => Promise<number>;
  /** How many answers have come in, and how many of them in the acknowledgement. */
  answers: () => { all: number; acknowledging: number };
  close: () => void;
}

/** As many people ask: one alone would meet the limit on questions a minute. */
export const people = 500;
/** An answer that takes longer will not come. */
const longestMillis = 30_000;

const facts = {
  ok: true,
  user_id: 'UBOT',
  bot_id: 'BBOT',
  team_id: 'T1',
  user: { id: 'U1', is_restricted: false },
  channel: { id: 'C1', is_ext_shared: false },
};

/** Starts Slack's end on loopback. */
export async function startSlackEnd(signingSecret: string): Promise<SlackEnd> {
  const count = { all: 0, acknowledging: 0 };
  const waiting = new Map<string, () => void>();
  const server = createServer((incoming, response) => {
    incoming.resume();
    incoming.on('end', () => {
      waiting.get(incoming.url ?? '')?.();
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(facts));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const agent = new Agent({ keepAlive: true });
  let sent = 0;

  async function send(target: string, text: string, expected: boolean): Promise<number> {
    sent += 1;
    const path = `/answer/${sent}`;
    const answered = answerAt(path);
    const started = performance.now();
    try {
      const said = await post(target, commandBody(text, own + path, sent % people), { signingSecret, agent });
      if (!expected) return performance.now() - started;
      if (said > 0) count.acknowledging += 1;
      else await answered.come;
      count.all += 1;
      return performance.now() - started;
    } finally {
      answered.end();
    }
  }

  /** Waits for a post to an address. */
  function answerAt(path: string): { come: Promise<void>; end: () => void } {
    let late: NodeJS.Timeout | undefined;
    const come = new Promise<void>((resolve, reject) => {
      waiting.set(path, resolve);
      late = setTimeout(() => reject(new Error('a command was not answered')), longestMillis);
    });
    // Whoever is answered in the acknowledgement does not wait for it.
    come.catch(() => undefined);
    return {
      come,
      end() {
        clearTimeout(late);
        waiting.delete(path);
      },
    };
  }

  return {
    apiUrl: `${own}/api/`,
    send,
    answers: () => ({ ...count }),
    close() {
      agent.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

function commandBody(text: string, answerTo: string, person: number): string {
  return new URLSearchParams({
    command: '/rareearth',
    text,
    team_id: 'T1',
    channel_id: 'C1',
    user_id: `U${person}`,
    trigger_id: randomUUID(),
    response_url: answerTo,
  }).toString();
}
