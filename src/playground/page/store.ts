import type { Change, Message, Snapshot } from '../shapes.ts';
import type { Names } from './text.ts';

/** All that the page knows, kept up to date. */
export interface Store {
  snapshot: Snapshot;
  names: Names;
  /** The id of the direct message with the bot. */
  direct: string;
  /** What the bot says it is doing, by channel and thread. */
  statuses: Map<string, string>;
  /** Threads and channels with something not yet looked at. */
  unread: Set<string>;
  messagesIn: (channel: string) => Message[];
  repliesTo: (channel: string, ts: string) => Message[];
}

export function buildStore(snapshot: Snapshot): Store {
  const store: Store = {
    snapshot,
    names: namesOf(snapshot),
    direct: snapshot.channels.find(({ kind }) => kind === 'im')?.id ?? '',
    statuses: new Map(),
    unread: new Set(),
    messagesIn: (channel) =>
      store.snapshot.messages.filter(
        (message) => message.channel === channel && (message.thread === undefined || message.broadcast === true),
      ),
    repliesTo: (channel, ts) =>
      store.snapshot.messages.filter((message) => message.channel === channel && message.thread === ts),
  };
  return store;
}

/** Takes a change over. */
export function apply(store: Store, message: Change): void {
  const { snapshot } = store;
  switch (message.type) {
    case 'message':
      putMessage(snapshot.messages, message.message);
      return;
    case 'removed':
      snapshot.messages = snapshot.messages.filter(
        ({ channel, ts }) => channel !== message.channel || ts !== message.ts,
      );
      return;
    case 'modals':
      snapshot.modals = message.views;
      return;
    case 'home':
      snapshot.home = message.view;
      return;
    case 'status':
      store.statuses.set(`${message.channel} ${message.thread}`, message.status);
      return;
    case 'prompts':
      snapshot.prompts = message.prompts;
      return;
    case 'day':
      snapshot.day = message.day;
      snapshot.today = message.today;
  }
}

function putMessage(messages: Message[], message: Message): void {
  const place = messages.findIndex(({ channel, ts }) => channel === message.channel && ts === message.ts);
  if (place < 0) messages.push(message);
  else messages[place] = message;
}

function namesOf({ me, users, channels }: Snapshot): Names {
  return {
    me,
    users: new Map(users.map((user) => [user.id, user])),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
  };
}
