import { createHmac, randomUUID } from 'node:crypto';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What Slack does at its end: sends signed commands, and takes the answers at the addresses that came with them. */
export interface SlackEnd {
  /** For SLACK_API_URL. */
  apiUrl: string;
  /** Sends a command and resolves with the milliseconds to its 200. Throws on any other status. */
  send: (target: string, text: string) => Promise<number>;
  /** How many answers have come in. */
  answers: () => number;
  close: () => void;
}

/** Starts Slack's end on loopback. */
export async function startSlackEnd(signingSecret: string): Promise<SlackEnd> {
  let answered = 0;
  const server = createServer((incoming, response) => {
    incoming.resume();
    incoming.on('end', () => {
      if (incoming.url === '/answer') answered += 1;
      response.setHeader('content-type', 'application/json');
      response.end('{"ok":true,"user_id":"UBOT","bot_id":"BBOT","team_id":"T1"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const agent = new Agent({ keepAlive: true });

  return {
    apiUrl: `${own}/api/`,
    send: (target, text) => post(target, commandBody(text, `${own}/answer`), signingSecret, agent),
    answers: () => answered,
    close() {
      agent.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

function commandBody(text: string, answerTo: string): string {
  return new URLSearchParams({
    command: '/rareearth',
    text,
    team_id: 'T1',
    channel_id: 'C1',
    // One person would meet the limit on questions a minute.
    user_id: `U${randomUUID().slice(0, 8).toUpperCase()}`,
    trigger_id: randomUUID(),
    response_url: answerTo,
  }).toString();
}

function post(target: string, body: string, secret: string, agent: Agent): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature,
  };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(target, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - started);
        else reject(new Error(`the target said ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
