import type { AppsManifestValidateArguments } from '@slack/web-api';

type Manifest = Exclude<AppsManifestValidateArguments['manifest'], string>;
type Settings = NonNullable<Manifest['settings']>;
/** The SDK's lists of events and of scopes are kept by hand, and lack one each. */
type EventName = 'function_executed' | NonNullable<NonNullable<Settings['event_subscriptions']>['bot_events']>[number];
type Scope =
  | 'assistant:write'
  | NonNullable<NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>['bot']>[number];
type Feature = keyof NonNullable<Manifest['features']>;

/**
 * What this bot uses of Slack, and the bot scope each thing takes, one for each kind of conversation where they differ
 * (docs.slack.dev/reference). Null: none.
 */
export const methodScopes = {
  'auth.test': null,
  // Gives back the token of a workspace that may not install the bot.
  'auth.revoke': null,
  'assistant.threads.setStatus': 'chat:write',
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
  'assistant.threads.setTitle': 'assistant:write',
  'chat.delete': 'chat:write',
  'chat.getPermalink': null,
  'chat.postEphemeral': 'chat:write',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  // Whether an announcement or an answer stands there already, before it is said again; the message a thread began with.
  'conversations.history': ['im:history', 'channels:history', 'groups:history'],
  'conversations.replies': ['im:history', 'channels:history', 'groups:history'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.list': ['channels:read', 'groups:read'],
  filesUploadV2: 'files:write',
  'functions.completeError': null,
  'functions.completeSuccess': null,
  'users.info': 'users:read',
  'views.open': null,
  'views.push': null,
  'views.update': null,
  'views.publish': null,
} as const satisfies Record<string, Scope | readonly Scope[] | null>;

export const eventScopes = {
  app_mention: 'app_mentions:read',
  app_home_opened: null,
  app_uninstalled: null,
  function_executed: null,
  'message.im': 'im:history',
  tokens_revoked: null,
} as const satisfies Partial<Record<EventName, Scope | null>>;

/** Parts of the manifest that take a scope by themselves. */
export const featureScopes = {
  slash_commands: 'commands',
  shortcuts: 'commands',
  agent_view: 'assistant:write',
} as const satisfies Partial<Record<Feature, Scope>>;

const tables: readonly Record<string, Scope | readonly Scope[] | null>[] = [methodScopes, eventScopes, featureScopes];

/** Why a scope is asked for, and what is lost without it where the bot works without. */
interface Grant {
  why: string;
  /** An admin may leave it out at the installation. What the bot then does instead. */
  without?: string;
}

/** All bot scopes, each with its reason, as the README gives them. */
export const grants: Partial<Record<Scope, Grant>> = {
  'app_mentions:read': { why: 'to be mentioned' },
  'assistant:write': { why: "comes with Slack's agent view: suggested questions, titles of conversations" },
  'channels:read': { why: 'which public channels it is in, and whether they are shared with other organisations' },
  'chat:write': { why: 'to answer and announce' },
  commands: { why: 'the slash command and the shortcuts' },
  'groups:read': { why: 'the same for private channels' },
  'im:history': { why: 'to read direct messages to the bot' },
  'im:read': { why: 'announcements in a direct message' },
  'users:read': { why: 'time zone and language of who asks, guests, and who administers the workspace' },
  'channels:history': {
    why: 'to see whether something stands in a channel already before it is said again; to check the message above',
    without: 'after a broken connection it asks; the message above is checked by its own menu',
  },
  'files:write': { why: 'the CSV file of a checked list', without: 'the table as text' },
  'groups:history': { why: 'as channels:history, for private channels', without: 'the same' },
  'mpim:read': { why: 'announcements in a group message', without: 'none there' },
};

/** The scopes that the bot needs, sorted. */
export function neededScopes(): string[] {
  return scopesWhere(({ without }) => without === undefined);
}

/** The scopes that it can do without, sorted. */
export function optionalScopes(): string[] {
  return scopesWhere(({ without }) => without !== undefined);
}

/** Every scope that something here takes, sorted. */
export function usedScopes(): string[] {
  const scopes = tables.flatMap((table) => Object.values(table)).flatMap(scopesOf);
  return [...new Set(scopes)].sort();
}

/** What stops working without a scope, for the operator. */
export function usesOf(scope: string): string[] {
  return tables.flatMap((table) =>
    Object.entries(table)
      .filter(([, needed]) => scopesOf(needed).includes(scope))
      .map(([use]) => use),
  );
}

function scopesWhere(isIt: (grant: Grant) => boolean): string[] {
  return Object.entries(grants)
    .filter(([, grant]) => isIt(grant))
    .map(([scope]) => scope)
    .sort();
}

function scopesOf(needed: string | readonly string[] | null): string[] {
  return [needed ?? []].flat();
}
