import type { Authorize } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Clock } from './clock.ts';
import { retryAfter, SlackSettingError, sayError, settingError } from './failure.ts';
import type { Log } from './log.ts';
import { neededScopes, usesOf } from './scopes.ts';

/** Who this bot is in its workspace. */
export interface Identity {
  botId?: string;
  botUserId?: string;
}

const firstWait = 1_000;
const longestWait = 60_000;

/** Doubling waits, from one second to a minute. `failures` counts from one. */
export function backoff(failures: number): number {
  return Math.min(firstWait * 2 ** (failures - 1), longestWait);
}

/**
 * Asks Slack who the token belongs to, for as long as Slack cannot be reached. Null when stopped meanwhile.
 * Throws SlackSettingError when Slack refuses the token.
 */
export async function identify(
  client: WebClient,
  clock: Clock,
  log: Log,
  signal: AbortSignal,
): Promise<Identity | null> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      const { bot_id: botId, user_id: botUserId, response_metadata: metadata } = await client.auth.test();
      checkScopes(metadata?.scopes, log);
      return { ...(botId && { botId }), ...(botUserId && { botUserId }) };
    } catch (error) {
      const refusal = error instanceof SlackSettingError ? error : settingError('SLACK_BOT_TOKEN', error);
      if (refusal) throw refusal;
      const wait = Math.max(retryAfter(error) ?? 0, backoff(failures));
      log.warn('Slack cannot be reached; trying again', { slack: sayError(error), seconds: wait / 1_000 });
      await clock.sleep(wait, signal);
    }
  }
  return null;
}

/** The right to answer in the one workspace of a bot token, and who the bot is there, once that is known. */
export function oneWorkspace(botToken: string | undefined): {
  authorize: Authorize<boolean>;
  learn: (identity: Identity) => void;
} {
  if (botToken === undefined) {
    throw new SlackSettingError('SLACK_BOT_TOKEN', 'it is needed', 'Without it the bot cannot answer.');
  }
  let identity: Identity = {};
  return {
    authorize: async () => ({ botToken, ...identity }),
    learn(found) {
      identity = found;
    },
  };
}

/** Slack may install an app with fewer scopes than its manifest asks for, and then simply sends nothing. */
function checkScopes(granted: string[] | undefined, log: Log): void {
  // Only Slack itself sends the scopes along.
  if (!granted) return;
  const missing = neededScopes().filter((scope) => !granted.includes(scope));
  if (missing.includes('chat:write')) {
    throw new SlackSettingError(
      'SLACK_BOT_TOKEN',
      'the token lacks the scope chat:write, so the bot could not answer',
      'Create the app from manifest.yml, or add the scope under OAuth & Permissions, and install the app again.',
    );
  }
  for (const scope of missing) {
    log.error(`the bot token lacks the scope ${scope}; add it under OAuth & Permissions and install the app again`, {
      neededFor: usesOf(scope).join(', '),
    });
  }
}
