import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Language } from '../../core/language.ts';
import { languageOfLocale } from '../../core/subscription/language-name.ts';
import { sayError } from '../failure.ts';
import type { Log } from '../log.ts';

/** What Slack says when a bot asks for a channel it is not in, or that is not there. */
const absent = new Set(['channel_not_found', 'not_in_channel', 'is_archived', 'team_not_found']);

/** What Slack knows of people and of channels. */
export interface Whereabouts {
  /** A person's time zone, and the language Slack speaks with them; null for what Slack does not say. */
  person: (team: string, user: string) => Promise<{ zone: string | null; language: Language | null }>;
  /**
   * A channel the bot is in, with its name where it has one; null for every other.
   *
   * @throws when Slack cannot be reached
   */
  channel: (team: string, channel: string) => Promise<{ name: string | null } | null>;
}

/** Asks Slack, each time anew: people travel, channels are renamed, and bots are removed from them. */
export function askSlack(clientOf: (team: string) => Promise<WebClient> | WebClient, log: Log): Whereabouts {
  return {
    async person(team, user) {
      try {
        const client = await clientOf(team);
        const { user: found } = await client.users.info({ user, include_locale: true });
        return { zone: found?.tz ?? null, language: found?.locale ? languageOfLocale(found.locale) : null };
      } catch (error) {
        log.warn('Slack does not say in which time zone a person is', { slack: sayError(error) });
        return { zone: null, language: null };
      }
    },
    async channel(team, channel) {
      const client = await clientOf(team);
      try {
        const { channel: found } = await client.conversations.info({ channel });
        // Slack tells a bot of a direct message only when it takes part in it.
        const isIn = found?.is_member === true || found?.is_im === true || found?.is_mpim === true;
        return isIn ? { name: found?.name && !found.is_im ? `#${found.name}` : null } : null;
      } catch (error) {
        if (error instanceof WebAPIPlatformError && absent.has(error.data.error)) return null;
        throw error;
      }
    },
  };
}
