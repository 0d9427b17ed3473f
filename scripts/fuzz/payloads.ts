import { Agent } from 'node:http';
import { createRandom } from '../../bench/random.ts';
import { eventsPath } from '../../src/slack/transport/receiver.ts';
import { createDeliveries, type Delivery, send } from './delivery.ts';
import { botToken, deploy, expertsChannel, signingSecret } from './deployment.ts';
import { createInputs } from './inputs.ts';
import { mutate } from './mutate.ts';
import { buildReport, type Outcome, type PartOptions } from './outcome.ts';
import { startPayloadEnd } from './payload-end.ts';
import { type Call, faultsOfCall, faultsOfResponse, messageIn } from './said.ts';
import { canary, createPayloads, type Payload } from './shapes.ts';

const answerMillis = 20_000;
const settleMillis = 15_000;
const longestLogLine = 20_000;

/**
 * Sends the whole bot what Slack sends, and what Slack never would, over HTTP; looks at each status, at all that the bot
 * says to Slack, and at its log. One payload is done with before the next goes out, so that a seed repeats a run.
 */
export async function sendPayloads({ count, seed, until, write }: PartOptions): Promise<Outcome> {
  const random = createRandom(seed + 2);
  const report = buildReport(write);
  const now: { log: string[]; faults: string[]; mentioned: Set<string>; errors: number } = {
    log: [],
    faults: [],
    mentioned: new Set(),
    errors: 0,
  };
  const everMentioned = new Set<string>();
  const calls = new Map<string, number>();

  const end = await startPayloadEnd(createRandom(seed + 3), (call) => {
    calls.set(call.method, (calls.get(call.method) ?? 0) + 1);
    now.faults.push(...faultsOfCall(call, isAmongExperts(call) ? everMentioned : now.mentioned));
  });
  const bot = await deploy(end.apiUrl, (line) => {
    now.log.push(line);
    if (line.includes('"level":"error"')) now.errors += 1;
    now.faults.push(...faultsOfLog(line));
  });
  const broke = (error: unknown) => void now.faults.push(`the process would have ended: ${describe(error)}`);
  process.on('uncaughtException', broke).on('unhandledRejection', broke);

  const next = createPayloads(createInputs(bot.base, seed), end.responseUrl, random);
  const deliver = createDeliveries(signingSecret, eventsPath, random);
  const agent = new Agent({ keepAlive: true });

  async function exchange(delivery: Delivery): Promise<number> {
    const before = now.errors;
    try {
      const { status, text } = await send(bot.origin, agent, delivery, answerMillis);
      if (!delivery.allowed.includes(status)) now.faults.push(`${delivery.name} was answered with ${status}`);
      if (status === 500 && now.errors === before) now.faults.push('500 without a line in the log');
      const said = messageIn(text);
      if (said) end.hear({ method: 'respond', body: said });
      else now.faults.push(...faultsOfResponse(text, now.mentioned));
      return status;
    } catch (error) {
      now.faults.push(`${delivery.name} was not answered: ${describe(error)}`);
      return 0;
    }
  }

  const kinds = new Map<string, number>();
  let sent = 0;
  for (; sent < count && performance.now() < until; sent += 1) {
    const usual = next(end.offered);
    const payload = random() < 0.65 ? { ...usual, body: mutate(usual.body, random) } : usual;
    const persons = personsIn(payload);
    for (const id of persons) everMentioned.add(id);
    Object.assign(now, { log: [], faults: [], mentioned: isFromExpert(payload) ? everMentioned : persons });
    const delivery = deliver(payload, Math.floor(Date.now() / 1_000));
    const status = await exchange(delivery);
    const isRepeated = random() < 0.03 && status !== 0 && status < 500 && status !== 413;
    if (isRepeated) await exchange({ ...delivery, name: 'sent again', allowed: [401, 404, 405] });
    if (!(await bot.settle(settleMillis))) now.faults.push('it was never done with');
    const kind = `${payload.kind} ${status}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    report.note(
      `${delivery.name} ${JSON.stringify(payload).slice(0, 1_500)}\n  ${now.log.join('  ').slice(0, 3_000)}`,
      now.faults,
    );
  }

  process.off('uncaughtException', broke).off('unhandledRejection', broke);
  await bot.close();
  agent.destroy();
  await end.close();
  return { what: 'payloads', tried: sent, broken: report.broken(), shares: new Map([...kinds, ...calls]) };
}

/** Questions that were handed to experts name who asked and who took them, long after. */
function isAmongExperts({ method, body }: Call): boolean {
  return method === 'chat.update' || body.channel === expertsChannel;
}

/** The answer of an expert is told to whoever asked, long before. */
function isFromExpert({ body }: Payload): boolean {
  return JSON.stringify(body).includes('"people:answer"');
}

/** Secrets and what people asked stay out of the log, and nobody fills it with a single request. */
function faultsOfLog(line: string): string[] {
  const said = [botToken, signingSecret, 'xwfp-step-token', canary].filter((secret) => line.includes(secret));
  return [
    ...said.map((secret) => `the log has ${secret}: ${line.slice(0, 400)}`),
    ...(line.length > longestLogLine ? [`a line of the log has ${line.length} units: ${line.slice(0, 400)}`] : []),
  ];
}

/** The ids in a payload that may be those of a person. */
function personsIn({ body }: Payload): Set<string> {
  const texts = JSON.stringify(body).matchAll(/"([UW][A-Z0-9]+)"/g);
  return new Set([...texts].map(([, id = '']) => id));
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
