import { existsSync } from 'node:fs';
import path from 'node:path';

/** Settings, as the environment has them. */
export interface Config {
  slack: SlackConfig | null;
  /** Where the local workspace opens when there is no Slack. */
  port: number;
  knowledgeDir: string;
  logLevel: LogLevel;
}

export interface SlackConfig {
  botToken: string;
  /** Socket Mode. */
  appToken?: string;
  /** Signed HTTP. */
  signingSecret?: string;
  port: number;
  host: string;
  /** Slack's own unless set. */
  apiUrl?: string;
}

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What is wrong with a setting, and where to get it right. Never holds a value. */
export interface SettingProblem {
  setting: string;
  message: string;
  tip: string;
}

type Environment = Record<string, string | undefined>;
type Result = { ok: true; config: Config } | { ok: false; problems: SettingProblem[] };

const tokenPages = 'https://api.slack.com/apps, your app';

/** Reads the settings and reports everything that is wrong with them at once. */
export function readConfig(environment: Environment): Result {
  const env = withoutEmpty(environment);
  const problems = [...tokenProblems(env), ...otherProblems(env)];
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    config: {
      slack: slackConfig(env),
      port: portOf(env),
      knowledgeDir: env.KNOWLEDGE_DIR ?? defaultKnowledgeDir(),
      logLevel: (env.LOG_LEVEL as LogLevel | undefined) ?? 'info',
    },
  };
}

/** The knowledge folder that comes with the package. */
export function defaultKnowledgeDir(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json')) && folder !== path.dirname(folder))
    folder = path.dirname(folder);
  return path.join(folder, 'knowledge');
}

function slackConfig(env: Environment): SlackConfig | null {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, HOST } = env;
  if (SLACK_BOT_TOKEN === undefined) return null;
  return {
    botToken: SLACK_BOT_TOKEN,
    ...(SLACK_APP_TOKEN !== undefined && { appToken: SLACK_APP_TOKEN }),
    ...(SLACK_SIGNING_SECRET !== undefined && { signingSecret: SLACK_SIGNING_SECRET }),
    ...(SLACK_API_URL !== undefined && { apiUrl: SLACK_API_URL.replace(/\/*$/, '/') }),
    port: portOf(env),
    host: HOST ?? '127.0.0.1',
  };
}

function portOf({ PORT }: Environment): number {
  return Number(PORT ?? 3000);
}

function tokenProblems(env: Environment): SettingProblem[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = env;
  const problems: SettingProblem[] = [];
  if (bot === undefined && (app !== undefined || secret !== undefined)) {
    problems.push({
      setting: 'SLACK_BOT_TOKEN',
      message: 'is missing, though another Slack setting is there',
      tip: `Copy the Bot User OAuth Token (xoxb-...) from ${tokenPages}, OAuth & Permissions.`,
    });
  }
  if (bot !== undefined && !/^xox[be]-/.test(bot) && !/^xoxe\.xoxb-/.test(bot)) {
    problems.push({
      setting: 'SLACK_BOT_TOKEN',
      message: bot.startsWith('xapp-')
        ? 'holds an app-level token (xapp-...)'
        : 'does not look like a bot token (xoxb-...)',
      tip: `Copy the Bot User OAuth Token from ${tokenPages}, OAuth & Permissions.`,
    });
  }
  if (app !== undefined && !app.startsWith('xapp-')) {
    problems.push({
      setting: 'SLACK_APP_TOKEN',
      message: 'does not look like an app-level token (xapp-...)',
      tip: `Make one with the scope connections:write under ${tokenPages}, Basic Information, App-Level Tokens.`,
    });
  }
  if (bot !== undefined && app === undefined && secret === undefined) {
    problems.push({
      setting: 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
      message: 'one of them is needed beside SLACK_BOT_TOKEN',
      tip: `The app token (Socket Mode) needs no public address; the signing secret (HTTP) stands under ${tokenPages}, Basic Information.`,
    });
  }
  return problems;
}

function otherProblems({ PORT, LOG_LEVEL, SLACK_API_URL }: Environment): SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (PORT !== undefined && !(/^\d+$/.test(PORT) && Number(PORT) <= 65_535)) {
    problems.push({
      setting: 'PORT',
      message: 'is not a port number',
      tip: 'Use a number from 0 to 65535, like 3000.',
    });
  }
  if (LOG_LEVEL !== undefined && !logLevels.some((level) => level === LOG_LEVEL)) {
    problems.push({ setting: 'LOG_LEVEL', message: 'is not a level', tip: `Use one of ${logLevels.join(', ')}.` });
  }
  if (SLACK_API_URL !== undefined && !URL.canParse(SLACK_API_URL)) {
    problems.push({ setting: 'SLACK_API_URL', message: 'is not an address', tip: 'Leave it out to use Slack itself.' });
  }
  return problems;
}

function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
}
