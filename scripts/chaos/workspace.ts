import { fork } from 'node:child_process';
import path from 'node:path';
import type { Message } from '../../src/playground/shapes.ts';

/** Faults by method, each with the share of calls it befalls. */
export type Weather = Record<string, { share: number; fault: Record<string, unknown> & { kind: string } }[]>;

/** What the workspace is to be like. */
export interface Climate {
  seed: number;
  /** Channels with the bot in them, by id. */
  channels: string[];
  weather: Weather;
  /** Messages are not listed before so many milliseconds have passed. */
  listedAfterMillis: number;
  /** Divides waits of a minute and more, after which an event is sent again; 1 unless set. */
  hurry?: number;
}

/** A local workspace in a process of its own, which nobody kills. */
export interface DistantWorkspace {
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  messages: () => Promise<Message[]>;
  /** The names of the messages whose events were acknowledged. */
  acknowledged: () => Promise<string[]>;
  /** How many calls went wrong so far, by kind of fault. */
  faults: () => Promise<Record<string, number>>;
  /** Sends to an address by signed HTTP from now on; false when it does not prove to be the app's. */
  sendTo: (url: string) => Promise<boolean>;
  /** Resolves when a process is connected by Socket Mode. */
  connected: () => Promise<void>;
  /** A person says something; gives its name. Without a channel it is said to the bot alone. */
  say: (channel: string | null, text: string) => Promise<string>;
  /** Sends the last event once more. */
  repeat: () => Promise<void>;
  /** Asks those connected by Socket Mode to connect anew. */
  refresh: () => Promise<void>;
  close: () => void;
}

/** Starts the workspace. Its weather is a matter of the seed and of the order of the calls. */
export async function startWorkspace(climate: Climate): Promise<DistantWorkspace> {
  const child = fork(path.join(import.meta.dirname, 'workspace-process.js'), [JSON.stringify(climate)]);
  const waiting = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  child.on('message', (reply: { id: number; answer: unknown }) => {
    waiting.get(reply.id)?.(reply.answer);
    waiting.delete(reply.id);
  });
  const ask = (question: string, ...args: (string | null)[]) =>
    new Promise<unknown>((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      child.send({ id: asked, question, args });
    });
  const keys = (await ask('keys')) as Pick<DistantWorkspace, 'apiUrl' | 'botToken' | 'appToken' | 'signingSecret'>;
  return {
    ...keys,
    messages: async () => (await ask('messages')) as Message[],
    acknowledged: async () => (await ask('acknowledged')) as string[],
    faults: async () => (await ask('faults')) as Record<string, number>,
    sendTo: async (url) => (await ask('sendTo', url)) as boolean,
    connected: async () => void (await ask('connected')),
    say: async (channel, text) => ((await ask('say', channel, text)) as Message).ts,
    repeat: async () => void (await ask('repeat')),
    refresh: async () => void (await ask('refresh')),
    close: () => void child.kill(),
  };
}
