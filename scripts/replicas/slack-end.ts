import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sign } from '../../src/playground/delivery/http.ts';
import { buildTimes, type Times } from './times.ts';
import { channelOf, type Person } from './workspaces.ts';

/** Slack for any number of workspaces: takes every token, answers each call alike, and watches the clock. */
export interface SlackEnd {
  /** For SLACK_API_URL. */
  apiUrl: string;
  /** Sends a mention or a command; resolves when it is acknowledged and answered. Throws when it is not. */
  ask: (target: string, question: Question) => Promise<Times>;
  /** How many answers have come that were said before. */
  copies: () => number;
  /** The channels that were told something nobody there asked for. */
  told: ReadonlySet<string>;
  close: () => void;
}

export interface Question {
  kind: 'mention' | 'command';
  person: Person;
  text: string;
}

interface Delivery {
  type: string;
  body: string;
}

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

/** @param latencyMillis how long Slack takes for each call of the bot's */
export async function startSlackEnd(signingSecret: string, latencyMillis: number): Promise<SlackEnd> {
  const times = buildTimes();
  const told = new Set<string>();
  let calls = 0;
  const server = createServer(async (incoming, response) => {
    const heard = await readAll(incoming);
    calls += 1;
    const [, place, name = ''] = (incoming.url ?? '').split('/');
    if (place === 'answer') times.answered(name);
    if (name === 'chat.postMessage') hear(new URLSearchParams(heard));
    setTimeout(() => {
      response.writeHead(200, { 'content-type': json }).end(JSON.stringify({ ok: true, ...resultOf(name, calls) }));
    }, latencyMillis);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const agent = new Agent({ keepAlive: true });
  let asked = 0;

  function hear(message: URLSearchParams): void {
    const thread = message.get('thread_ts');
    if (thread !== null) times.answered(thread);
    else told.add(message.get('channel') ?? '');
  }

  return {
    apiUrl: `${own}/api/`,
    copies: times.copies,
    told,
    ask(target, question) {
      asked += 1;
      const ts = `${Math.floor(Date.now() / 1_000)}.${String(asked).padStart(6, '0')}`;
      const { kind } = question;
      const delivery = kind === 'mention' ? mention(question, ts) : command(question, ts, `${own}/answer/${ts}`);
      return times.measure(ts, async () => {
        const said = await post(target, delivery, signingSecret, agent);
        // A command may be answered as it is acknowledged.
        if (said > 0) times.answered(ts);
      });
    },
    close() {
      agent.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function resultOf(method: string, calls: number): object {
  if (method === 'users.info') return { user: { id: 'U1', tz: 'Europe/Berlin', locale: 'en-US' } };
  if (method === 'conversations.info') return { channel: { id: 'C1', name: 'trade', is_member: true } };
  return { ts: `${Math.floor(Date.now() / 1_000)}.${String(calls % 1_000_000).padStart(6, '0')}`, messages: [] };
}

function mention({ person: { team, user }, text }: Question, ts: string): Delivery {
  const event = { type: 'app_mention', user, text: `<@UBOT> ${text}`, ts, channel: channelOf(team), event_ts: ts };
  const authorizations = [{ team_id: team, enterprise_id: null, user_id: 'UBOT', is_bot: true }];
  const envelope = { type: 'event_callback', team_id: team, api_app_id: 'A1', event_id: `Ev${ts}`, authorizations };
  return { type: json, body: JSON.stringify({ ...envelope, event_time: Math.floor(Number(ts)), event }) };
}

function command({ person: { team, user }, text }: Question, trigger: string, answerTo: string): Delivery {
  const where = { team_id: team, channel_id: channelOf(team), user_id: user };
  const fields = { command: '/rareearth', text, ...where, trigger_id: trigger, response_url: answerTo };
  return { type: form, body: new URLSearchParams(fields).toString() };
}

/** Resolves with the bytes that are said in the acknowledgement. */
function post(target: string, { type, body }: Delivery, secret: string, agent: Agent): Promise<number> {
  const headers = {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...sign(secret, body, Math.floor(Date.now() / 1_000)),
  };
  return new Promise((resolve, reject) => {
    const sent = request(target, { method: 'POST', agent, headers }, (response) => {
      let said = 0;
      response.on('data', (part: Buffer) => {
        said += part.length;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve(said);
        else reject(new Error(`the bot said ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
