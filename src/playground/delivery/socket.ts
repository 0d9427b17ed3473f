import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../clock.ts';
import { isFields, parseJson } from '../fields.ts';
import { makeSecret } from '../ids.ts';
import type { Carrier, Receipt } from './dispatcher.ts';

/** Socket Mode: the app connects, and gets what is for it over any one of its connections. */
export interface SocketHub {
  /** A ticket for one connection, good for half a minute. */
  ticket: () => string;
  /** Takes a connection over, or ends it when its ticket is no good. */
  accept: (request: IncomingMessage, socket: Duplex, head: Buffer, ticket: string) => void;
  carry: Carrier;
  connections: () => number;
  /** Asks the app to connect anew, as Slack does every few hours. */
  refresh: () => void;
  /** Breaks all connections without a word. */
  drop: () => void;
  /** Resolves when there is a connection. */
  connected: () => Promise<void>;
}

const ticketLife = 30_000;
const maxConnections = 10;
const acknowledgeWithin = 3_000;
/** Slack's client gives a connection up when it hears no ping for half a minute. */
const pingEvery = 10_000;

export function buildSocketHub(clock: Clock, appId: string): SocketHub {
  const tickets = new Map<string, number>();
  const open: WebSocket[] = [];
  const pending = new Map<string, (body: unknown) => void>();
  const waiting = new Set<() => void>();
  const server = new WebSocketServer({ noServer: true });
  let turn = 0;

  function greet(socket: WebSocket): void {
    if (open.length >= maxConnections) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      socket.close();
      return;
    }
    open.push(socket);
    let stopPings = clock.later(pingEvery, ping);
    function ping(): void {
      socket.ping();
      stopPings = clock.later(pingEvery, ping);
    }
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      stopPings();
      if (open.includes(socket)) open.splice(open.indexOf(socket), 1);
    });
    socket.on('message', (data) => {
      const answer = parseJson(String(data));
      if (isFields(answer)) pending.get(String(answer.envelope_id))?.(answer.payload);
    });
    const connection_info = { app_id: appId };
    const debug_info = { host: 'local', approximate_connection_time: 18_060 };
    socket.send(JSON.stringify({ type: 'hello', num_connections: open.length, connection_info, debug_info }));
    for (const resolve of waiting) resolve();
    waiting.clear();
  }

  return {
    ticket() {
      const ticket = makeSecret(32);
      tickets.set(ticket, clock.now() + ticketLife);
      return ticket;
    },
    accept(request, socket, head, ticket) {
      const until = tickets.get(ticket) ?? 0;
      tickets.delete(ticket);
      if (until < clock.now()) return void socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      server.handleUpgrade(request, socket, head, greet);
    },
    async carry({ type, payload }, _id, retry) {
      turn += 1;
      const socket = open[turn % open.length];
      if (socket === undefined) return { ok: false, reason: 'connection_failed' };
      const envelope_id = randomUUID();
      const again = retry ? { retry_attempt: retry.attempt, retry_reason: retry.reason } : {};
      return new Promise<Receipt>((resolve) => {
        const settle = (receipt: Receipt) => {
          cancel();
          pending.delete(envelope_id);
          socket.off('close', broken);
          resolve(receipt);
        };
        const broken = () => settle({ ok: false, reason: 'connection_failed' });
        const cancel = clock.later(acknowledgeWithin, () => settle({ ok: false, reason: 'timeout' }));
        pending.set(envelope_id, (body) => settle({ ok: true, body }));
        socket.once('close', broken);
        const accepts_response_payload = type !== 'events_api';
        socket.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload, ...again }));
      });
    },
    connections: () => open.length,
    refresh() {
      const old = open.splice(0);
      for (const socket of old) {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'local' } }));
        socket.close();
      }
    },
    drop() {
      open.splice(0);
      for (const socket of server.clients) socket.terminate();
    },
    connected: () => (open.length > 0 ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
  };
}
