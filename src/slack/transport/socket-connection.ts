import { WebSocket } from 'ws';
import { HttpRefusal } from '../../web/router.ts';
import type { Clock } from '../clock.ts';
import type { Take } from '../inbox/intake.ts';
import { describeError, type Log } from '../log.ts';
import { within } from '../time-limit.ts';

/** One WebSocket of Socket Mode (docs.slack.dev/apis/events-api/using-socket-mode). */
export interface Connection {
  /** Resolves when it is closed, or Slack has said that it will be. */
  ending: Promise<void>;
  /** Acknowledges what has come, and closes. */
  close: () => Promise<void>;
}

/** What comes over the connection, as far as it is read. */
interface Envelope {
  type?: string;
  reason?: string;
  envelope_id?: string;
  payload?: Record<string, unknown>;
  /** Whether an acknowledgement may say something. */
  accepts_response_payload?: boolean;
  retry_attempt?: number;
  retry_reason?: string;
}

/** Slack greets at once; a connection that stays silent is dead. */
const helloMillis = 30_000;
const beatMillis = 10_000;
/** Beats without a sign of life after which a connection is given up. */
const deafBeats = 3;
const closeMillis = 3_000;

/** Connects, and resolves once Slack has greeted. Rejects when it does not. */
export async function connect(url: string, take: Take, clock: Clock, log: Log): Promise<Connection> {
  const socket = new WebSocket(url, { handshakeTimeout: helloMillis, perMessageDeflate: false });
  const closed = new AbortController();
  const underWay = new Set<Promise<void>>();
  let silentBeats = 0;

  socket.on('error', (error) => log.debug('socket error', { error: error.message }));
  socket.on('close', () => closed.abort());
  for (const sign of ['message', 'ping', 'pong'] as const) {
    socket.on(sign, () => {
      silentBeats = 0;
    });
  }

  async function watch(): Promise<void> {
    while (!closed.signal.aborted) {
      await clock.sleep(beatMillis, closed.signal);
      silentBeats += 1;
      if (silentBeats > deafBeats) socket.terminate();
      else if (socket.readyState === WebSocket.OPEN) socket.ping();
    }
  }

  async function receive({
    envelope_id: id,
    payload,
    accepts_response_payload: may,
    ...rest
  }: Envelope): Promise<void> {
    if (id === undefined || payload === undefined) return;
    const work = take({
      body: payload,
      ack: async (content?: unknown) => {
        if (content !== undefined && may === false) throw new Error('this acknowledgement may say nothing');
        await acknowledge(id, content);
      },
      ...(rest.retry_attempt !== undefined && { retryNum: rest.retry_attempt }),
      ...(rest.retry_reason !== undefined && { retryReason: rest.retry_reason }),
    }).catch((error: unknown) => {
      if (error instanceof HttpRefusal) log.info('refused a delivery', { reason: error.message });
      else log.error('a delivery is not acknowledged', { error: describeError(error) });
    });
    underWay.add(work);
    await work.finally(() => underWay.delete(work));
  }

  function acknowledge(id: string, content: unknown = {}): Promise<void> {
    const payload = typeof content === 'string' ? { text: content } : content;
    return new Promise((resolve, reject) =>
      socket.send(JSON.stringify({ envelope_id: id, payload }), (error) => (error ? reject(error) : resolve())),
    );
  }

  const { greeted, ending } = listen(socket, closed.signal, receive);
  void watch();
  await greeting(greeted, closed.signal, clock).catch((error: unknown) => {
    socket.terminate();
    throw error;
  });
  return {
    ending,
    async close() {
      await within(closeMillis, Promise.allSettled(underWay), clock);
      socket.close(1000);
      // A peer that never closes its end must not keep the process.
      await within(closeMillis, once(closed.signal), clock);
      socket.terminate();
    },
  };
}

/** Tells greetings, farewells and deliveries apart. */
function listen(socket: WebSocket, closed: AbortSignal, receive: (envelope: Envelope) => Promise<void>) {
  let greet = () => {};
  let end = () => {};
  const greeted = new Promise<void>((resolve) => {
    greet = resolve;
  });
  const ending = new Promise<void>((resolve) => {
    end = resolve;
  });
  closed.addEventListener('abort', () => end());
  socket.on('message', (data) => {
    const envelope = parse(String(data));
    if (envelope.type === 'hello') greet();
    else if (envelope.type === 'disconnect') end();
    else void receive(envelope);
  });
  return { greeted, ending };
}

function parse(text: string): Envelope {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

async function greeting(greeted: Promise<void>, closed: AbortSignal, clock: Clock): Promise<void> {
  const waiting = new AbortController();
  const tooLate = clock.sleep(helloMillis, waiting.signal).then(() => 'Slack did not greet');
  const outcome = await Promise.race([greeted, tooLate, once(closed).then(() => 'Slack closed the connection')]);
  waiting.abort();
  if (typeof outcome === 'string') throw new Error(outcome);
}

function once(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
