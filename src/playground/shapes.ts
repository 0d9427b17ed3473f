/** Shapes that the local workspace and its page share. Types only, so that the page can import them too. */

/** Some JSON object. */
export type Fields = Record<string, unknown>;

/** A Block Kit block or element. What it holds depends on its type, and is looked at with care. */
export interface Block extends Fields {
  type: string;
}

export interface User {
  id: string;
  name: string;
  realName: string;
  isBot: boolean;
  /** Like "Europe/Berlin"; Etc/UTC unless set. */
  zone?: string;
  /** Like "de-DE"; en-US unless set. */
  locale?: string;
  isAdmin?: boolean;
  /** Someone from outside who was let into some channels, or into one. */
  guest?: 'multi' | 'single';
}

export interface Channel {
  id: string;
  name: string;
  topic: string;
  /** `im`: the direct message of a person and the bot. */
  kind: 'channel' | 'im';
  members: string[];
  /** With another organisation, by Slack Connect. */
  isExternal?: boolean;
}

export interface Message {
  /** Seconds and microseconds, unique in the workspace; also the id. */
  ts: string;
  channel: string;
  /** The first message of the thread this one replies in. */
  thread?: string;
  user: string;
  text: string;
  blocks: Block[];
  metadata?: Fields;
  /** Set on an ephemeral message: the only one who sees it. */
  visibleTo?: string;
  /** Also shown in the channel, though it is in a thread. */
  broadcast?: boolean;
  edited?: boolean;
  files?: { id: string; name: string; title: string; size: number }[];
  reactions: { name: string; users: string[] }[];
}

/** A modal, or a Home tab. */
export interface View {
  id: string;
  kind: 'modal' | 'home';
  /** Changes with every update. */
  hash: string;
  user: string;
  title?: Block;
  submit?: Block;
  close?: Block;
  blocks: Block[];
  callbackId: string;
  externalId: string;
  privateMetadata: string;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  state: ViewState;
}

/** What a form holds: block id, then action id, then the value of the element. */
export type ViewState = Record<string, Record<string, Fields>>;

/** A file in a channel, or one that was sent and is not shared yet. */
export interface SharedFile {
  id: string;
  name: string;
  title: string;
  content: string;
  /** Null until the upload is completed with a channel. */
  channel: string | null;
  /** Of the message that shows it. */
  ts: string | null;
}

/** A run of a function of the app, as a step of a workflow. */
export interface Execution {
  id: string;
  callbackId: string;
  inputs: Fields;
  outcome: { ok: true; outputs: Fields } | { ok: false; error: string } | null;
}

/** What is new in the workspace. */
export type Change =
  | { type: 'message'; message: Message }
  | { type: 'removed'; channel: string; ts: string }
  | { type: 'modals'; user: string; views: View[] }
  | { type: 'home'; user: string; view: View }
  | { type: 'status'; channel: string; thread: string; status: string }
  | { type: 'prompts'; channel: string; prompts: { title: string; message: string }[] }
  | { type: 'title'; channel: string; thread: string; title: string }
  | { type: 'execution'; id: string }
  | { type: 'day'; day: string | null; today: string };

/** A sub-command of the slash command, for completion. */
export interface Completion {
  usage: string;
  summary: string;
}

/** What the workspace is told about the app in it: enough to show it, nothing of how it works. */
export interface AppDescription {
  /** Of the bot user: what a mention says after the at sign. */
  name: string;
  realName: string;
  description: string;
  /** With its slash. */
  command: string;
  usageHint: string;
  completions: Completion[];
  /** Questions to click for someone new. */
  examples: string[];
  /** The text of the app's manifest, to copy. */
  manifest?: string;
  shortcuts?: { kind: 'global' | 'message'; callbackId: string; name: string }[];
}

/** All that the page shows to a person, as they open it. */
export interface Snapshot {
  me: string;
  bot: string;
  app: AppDescription;
  users: User[];
  channels: Channel[];
  messages: Message[];
  modals: View[];
  home: View | null;
  prompts: { title: string; message: string }[];
  day: string | null;
  today: string;
  canSetDay: boolean;
  hasMorning: boolean;
}

/** What the page asks for. Each has an id, which comes back with the outcome. */
export type Wish =
  | { do: 'say'; channel: string; text: string; thread?: string; broadcast?: boolean }
  | { do: 'slash'; channel: string; text: string }
  | { do: 'click'; target: Target; blockId: string; actionId: string; value?: Fields; state?: ViewState }
  | { do: 'suggest'; view: string; blockId: string; actionId: string; query: string }
  | { do: 'submit'; view: string; state: ViewState }
  | { do: 'close'; view: string; all?: boolean }
  | { do: 'home' }
  | { do: 'messages' }
  | { do: 'shortcut'; callbackId: string; channel?: string; ts?: string }
  | { do: 'day'; day: string | null }
  | { do: 'morning' };

/** Where an element stands that was clicked. */
export type Target = { kind: 'message'; channel: string; ts: string } | { kind: 'view'; view: string };

export interface Outcome {
  type: 'outcome';
  id: number;
  ok: boolean;
  /** Said to the person. */
  error?: string;
  /** Block id to what is wrong with it, from a submitted form. */
  errors?: Record<string, string>;
  /** What the app offers in a menu. */
  options?: Fields[];
  ts?: string;
}

/** What the page is told unasked. */
export type Told = { type: 'welcome'; snapshot: Snapshot } | Change;

export type ToPage = Told | Outcome;
