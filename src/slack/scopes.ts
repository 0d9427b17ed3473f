import type { AppsManifestValidateArguments } from '@slack/web-api';

type Manifest = Exclude<AppsManifestValidateArguments['manifest'], string>;
type Settings = NonNullable<Manifest['settings']>;
type EventName = NonNullable<NonNullable<Settings['event_subscriptions']>['bot_events']>[number];
/** The SDK's list of scopes is kept by hand and lacks this one. */
type Scope =
  | 'assistant:write'
  | NonNullable<NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>['bot']>[number];
type Feature = keyof NonNullable<Manifest['features']>;

/**
 * What this bot uses of Slack, and the bot scope each thing takes (docs.slack.dev/reference). Null: none.
 * The manifest asks for exactly these.
 */
export const methodScopes = {
  'auth.test': null,
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'views.open': null,
  'views.push': null,
  'views.update': null,
  'views.publish': null,
} as const satisfies Record<string, Scope | null>;

export const eventScopes = {
  app_mention: 'app_mentions:read',
  app_home_opened: null,
  'message.im': 'im:history',
} as const satisfies Partial<Record<EventName, Scope | null>>;

/** Parts of the manifest that take a scope by themselves. */
export const featureScopes = {
  slash_commands: 'commands',
  agent_view: 'assistant:write',
} as const satisfies Partial<Record<Feature, Scope>>;

/** All bot scopes, sorted. */
export function neededScopes(): string[] {
  const scopes = [methodScopes, eventScopes, featureScopes].flatMap((table): (string | null)[] => Object.values(table));
  return [...new Set(scopes.filter((scope) => scope !== null))].sort();
}

/** What stops working without a scope, for the operator. */
export function usesOf(scope: string): string[] {
  return [methodScopes, eventScopes, featureScopes].flatMap((table) =>
    Object.entries(table)
      .filter(([, needed]) => needed === scope)
      .map(([use]) => use),
  );
}
