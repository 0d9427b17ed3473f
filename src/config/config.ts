import { type Retention, retentionDays } from '../store/retention.ts';
import type { LogLevel } from './log-level.ts';
import { retentionName } from './settings/retention.ts';
import { settingEntries, type Values } from './settings.ts';

/** Settings, as the program uses them. Times are milliseconds. */
export interface Config {
  /** One workspace, by its token. */
  slack: SlackConfig | null;
  /** Many workspaces, that install the app themselves. With neither, a local workspace opens. */
  workspaces: WorkspacesConfig | null;
  host: string;
  port: number;
  publicUrl: string | null;
  storeUrl: string;
  encryptionKeys: string | null;
  knowledgeDir: string;
  logLevel: LogLevel;
  drainMillis: number;
  delivery: DeliveryConfig;
  people: PeopleConfig;
  feeds: { mode: 'off' } | { mode: 'public' } | { mode: 'secret'; secret: string };
  metrics: { mode: 'off' } | { mode: 'open' } | { mode: 'token'; token: string };
  retention: Retention;
  /** Every value that must not get into the log. */
  secrets: readonly string[];
}

/** How Slack and the bot reach each other. */
export interface SlackLink {
  /** Socket Mode. */
  appToken?: string;
  /** Signed HTTP. */
  signingSecret?: string;
  port: number;
  host: string;
  /** Slack's own unless set. */
  apiUrl?: string;
}

export interface SlackConfig extends SlackLink {
  botToken: string;
}

export interface WorkspacesConfig extends SlackLink {
  clientId: string;
  clientSecret: string;
  stateSecret: string;
  publicUrl: string;
  encryptionKeys: string;
}

export interface DeliveryConfig {
  httpTimeout: number;
  lease: number;
  settle: number;
  sweep: number;
  tick: number;
  catchUp: number;
  spread: number;
  unknownPolicy: 'hold' | 'repost';
  review: boolean;
}

export interface PeopleConfig {
  admins: readonly string[];
  curators: readonly string[];
  allowedWorkspaces: readonly string[];
  allowedChannels: readonly string[];
  questionsPerMinute: number;
  expertsChannel: string | null;
  /** Channels by topic id. */
  expertsByTopic: ReadonlyMap<string, string>;
  repairDays: number;
}

/** Arranges values that are right, alone and together. */
export function arrange(values: Values): Config {
  return {
    slack: values.SLACK_BOT_TOKEN === undefined ? null : { ...linkOf(values), botToken: values.SLACK_BOT_TOKEN },
    workspaces: workspacesOf(values),
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? null,
    storeUrl: values.DATABASE_URL,
    encryptionKeys: values.ENCRYPTION_KEYS ?? null,
    knowledgeDir: values.KNOWLEDGE_DIR,
    // Whoever tries the bot on their own machine wants its address, not its diary.
    logLevel: values.LOG_LEVEL ?? (inSlack(values) ? 'info' : 'warn'),
    drainMillis: values.DRAIN_MS,
    delivery: deliveryOf(values),
    people: peopleOf(values),
    feeds: feedsOf(values),
    metrics: metricsOf(values),
    retention: retentionOf(values),
    secrets: secretsOf(values),
  };
}

function inSlack(values: Values): boolean {
  return values.SLACK_BOT_TOKEN !== undefined || workspacesOf(values) !== null;
}

function linkOf({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, HOST, PORT }: Values): SlackLink {
  return {
    ...(SLACK_APP_TOKEN !== undefined && { appToken: SLACK_APP_TOKEN }),
    ...(SLACK_SIGNING_SECRET !== undefined && { signingSecret: SLACK_SIGNING_SECRET }),
    ...(SLACK_API_URL !== undefined && { apiUrl: SLACK_API_URL }),
    port: PORT,
    host: HOST,
  };
}

function workspacesOf(values: Values): WorkspacesConfig | null {
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, PUBLIC_URL, ENCRYPTION_KEYS } = values;
  if (!SLACK_CLIENT_ID || !SLACK_CLIENT_SECRET || !SLACK_STATE_SECRET || !PUBLIC_URL || !ENCRYPTION_KEYS) return null;
  return {
    ...linkOf(values),
    clientId: SLACK_CLIENT_ID,
    clientSecret: SLACK_CLIENT_SECRET,
    stateSecret: SLACK_STATE_SECRET,
    publicUrl: PUBLIC_URL,
    encryptionKeys: ENCRYPTION_KEYS,
  };
}

function deliveryOf(values: Values): DeliveryConfig {
  return {
    httpTimeout: values.DELIVERY_HTTP_TIMEOUT_MS,
    lease: values.DELIVERY_LEASE_MS,
    settle: values.DELIVERY_SETTLE_MS,
    sweep: values.DELIVERY_SWEEP_MS,
    tick: values.DELIVERY_TICK_MS,
    catchUp: values.DELIVERY_CATCH_UP_MS,
    spread: values.DELIVERY_SPREAD_MS,
    unknownPolicy: values.UNKNOWN_POLICY,
    review: values.ANNOUNCE_REVIEW === 'on',
  };
}

function peopleOf(values: Values): PeopleConfig {
  return {
    admins: values.ADMINS,
    curators: values.CURATORS,
    allowedWorkspaces: values.ALLOWED_WORKSPACES,
    allowedChannels: values.ALLOWED_CHANNELS,
    questionsPerMinute: values.RATE_LIMIT_PER_MINUTE,
    expertsChannel: values.EXPERTS_CHANNEL ?? null,
    expertsByTopic: values.EXPERTS_BY_TOPIC,
    repairDays: values.REPAIR_DAYS,
  };
}

function feedsOf({ FEEDS, FEED_SECRET: secret }: Values): Config['feeds'] {
  const mode = FEEDS ?? (secret === undefined ? 'off' : 'secret');
  if (mode !== 'secret') return { mode };
  return secret === undefined ? { mode: 'off' } : { mode, secret };
}

function metricsOf({ METRICS, METRICS_TOKEN: token }: Values): Config['metrics'] {
  const mode = METRICS ?? (token === undefined ? 'off' : 'token');
  if (mode !== 'token') return { mode };
  return token === undefined ? { mode: 'off' } : { mode, token };
}

function retentionOf(values: Values): Retention {
  const days = Object.keys(retentionDays).map((table) => [table, values[retentionName(table as keyof Retention)]]);
  return Object.fromEntries(days) as Retention;
}

function secretsOf(values: Values): string[] {
  const { DATABASE_URL: store, ENCRYPTION_KEYS: keys = '', ...rest } = values;
  const { password } = URL.canParse(store) ? new URL(store) : { password: '' };
  const others = settingEntries.map(([name, { secret }]) => (secret ? rest[name as keyof typeof rest] : undefined));
  const parts = keys.split(',').map((part) => part.trim().replace(/^\w+:/, ''));
  return [...others, ...parts, password, decoded(password)].filter(
    (value): value is string => typeof value === 'string' && value !== '',
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
