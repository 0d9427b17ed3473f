import type { Clock } from './clock.ts';
import { buildTimestamps, makeId } from './ids.ts';
import type { AppDescription, Change, Channel, Execution, Message, SharedFile, User, View } from './shapes.ts';

/** Who and what is in the workspace; all of it forgotten when the process ends. */
export interface Workspace {
  team: { id: string; name: string; domain: string };
  appId: string;
  botId: string;
  bot: User;
  users: Map<string, User>;
  channels: Map<string, Channel>;
  /** Of all channels, oldest first. */
  messages: Message[];
  /** By person: the modals open on top of each other, the top one last. */
  modals: Map<string, View[]>;
  /** By person. */
  homes: Map<string, View>;
  prompts: Map<string, { title: string; message: string }[]>;
  /** What conversations with the agent are called, by `channel:thread`. */
  titles: Map<string, string>;
  files: SharedFile[];
  /** Steps of workflows that the app was asked to run. */
  executions: Execution[];
  nextTs: () => string;
  post: (message: Omit<Message, 'ts' | 'reactions'>) => Message;
  /** Tells everyone watching that a message is no longer what it was. */
  touch: (message: Message) => void;
  remove: (message: Message) => void;
  find: (channel: string, ts: string) => Message | undefined;
  /** The direct message of a person and the bot, made when there is none. */
  directMessage: (user: string) => Channel;
  announce: (change: Change) => void;
  watch: (watcher: (change: Change) => void) => () => void;
}

const people: User[] = [
  { id: 'U0ALEX', name: 'alex', realName: 'Alex Meyer', isBot: false, isAdmin: true },
  { id: 'U0KIM', name: 'kim', realName: 'Kim Sato', isBot: false },
  { id: 'U0ROSA', name: 'rosa', realName: 'Rosa Lind', isBot: false },
];
/** The person in front of the page. */
export const me = 'U0ALEX';
const slackbot: User = { id: 'USLACKBOT', name: 'slackbot', realName: 'Slackbot', isBot: true };

const rooms = [
  { id: 'C0GENERAL', name: 'general', topic: 'For everyone' },
  { id: 'C0TRADE', name: 'trade-compliance', topic: 'Licences, end users, customs' },
  { id: 'C0NEWS', name: 'announcements', topic: 'What changed in the rules' },
];

export function buildWorkspace(clock: Clock, app: AppDescription): Workspace {
  const bot: User = { id: 'U0BOT', name: app.name, realName: app.realName, isBot: true };
  const users = new Map([...people.map((one) => ({ ...one })), bot, slackbot].map((user) => [user.id, user]));
  const members = [...people.map(({ id }) => id), bot.id];
  const channels = new Map<string, Channel>(
    rooms.map((room) => [room.id, { ...room, kind: 'channel', members: [...members] }]),
  );
  const messages: Message[] = [];
  const watchers = new Set<(change: Change) => void>();
  const nextTs = buildTimestamps(clock);
  const announce = (change: Change) => {
    for (const watcher of [...watchers]) watcher(change);
  };

  const workspace: Workspace = {
    team: { id: 'T0LOCAL', name: 'Local workspace', domain: 'local' },
    appId: 'A0LOCAL',
    botId: 'B0BOT',
    bot,
    users,
    channels,
    messages,
    modals: new Map(),
    homes: new Map(),
    prompts: new Map(),
    titles: new Map(),
    files: [],
    executions: [],
    nextTs,
    post(content) {
      const message: Message = { ...content, ts: nextTs(), reactions: [] };
      messages.push(message);
      announce({ type: 'message', message });
      return message;
    },
    touch: (message) => announce({ type: 'message', message }),
    remove(message) {
      messages.splice(messages.indexOf(message), 1);
      announce({ type: 'removed', channel: message.channel, ts: message.ts });
    },
    find: (channel, ts) => messages.find((message) => message.channel === channel && message.ts === ts),
    directMessage(user) {
      const found = [...channels.values()].find(({ kind, members }) => kind === 'im' && members.includes(user));
      if (found) return found;
      const made: Channel = { id: makeId('D'), name: bot.name, topic: '', kind: 'im', members: [user, bot.id] };
      channels.set(made.id, made);
      return made;
    },
    announce,
    watch(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
  workspace.directMessage(me);
  return workspace;
}
