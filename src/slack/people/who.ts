import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import { sayError } from '../failure.ts';
import type { Log } from '../log.ts';
import { keepFor } from './kept-for.ts';

/** The client of a workspace. Throws where the app is not installed. */
export type ClientOf = (team: string) => Promise<WebClient> | WebClient;

/** Who is who in a workspace. Nothing here throws. */
export interface Who {
  /**
   * Whether a question comes from outside: from a guest, from a person of another organisation, or from a channel that
   * is shared with one. What Slack does not tell counts as outside, so that nothing internal gets there by mistake.
   */
  isOutside: (team: string, channel: string, user: string) => Promise<boolean>;
  /** Whether the person administers the workspace. */
  isAdmin: (team: string, user: string) => Promise<boolean>;
  /** The id of a channel by its name or id; null where the bot sees none. */
  findChannel: (team: string, name: string) => Promise<string | null>;
}

const keptMillis = 300_000;
const pageSize = 200;
const mostPages = 10;

interface Standing {
  isGuest: boolean;
  isAdmin: boolean;
}

/** Asks Slack (users.info: users:read; conversations.info and .list: channels:read, groups:read), and remembers a while. */
export function buildWho(clientOf: ClientOf, clock: Clock, log: Log): Who {
  const people = keepFor<Standing>(clock, keptMillis);
  const rooms = keepFor<boolean>(clock, keptMillis);

  async function standingOf(team: string, user: string): Promise<Standing> {
    const client = await clientOf(team);
    const { user: found } = await client.users.info({ user });
    if (!found) throw new Error('Slack did not describe the person');
    return {
      isGuest: Boolean(found.is_restricted || found.is_ultra_restricted || found.is_stranger || found.deleted),
      isAdmin: Boolean(found.is_admin || found.is_owner || found.is_primary_owner),
    };
  }

  async function isShared(team: string, channel: string): Promise<boolean> {
    const client = await clientOf(team);
    const { channel: found } = await client.conversations.info({ channel });
    if (!found) throw new Error('Slack did not describe the channel');
    return Boolean(found.is_ext_shared || found.is_pending_ext_shared);
  }

  async function orElse<T>(what: string, instead: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      log.warn(`Slack did not say ${what}`, { slack: sayError(error) });
      return instead;
    }
  }

  const personOf = (team: string, user: string) => people.get(`${team} ${user}`, () => standingOf(team, user));
  return {
    isOutside: (team, channel, user) =>
      orElse('who is asking', true, async () => {
        if ((await personOf(team, user)).isGuest) return true;
        // The ids of direct messages begin with D; who is at their other end is settled by now.
        return !channel.startsWith('D') && rooms.get(`${team} ${channel}`, () => isShared(team, channel));
      }),
    isAdmin: (team, user) => orElse('who is an administrator', false, async () => (await personOf(team, user)).isAdmin),
    findChannel: (team, name) =>
      orElse('which channels there are', null, async () => {
        const client = await clientOf(team);
        const wanted = name.replace(/^#/, '');
        if (/^[CG][A-Z0-9]{6,}$/.test(wanted)) return wanted;
        let cursor: string | undefined;
        for (let page = 0; page < mostPages; page += 1) {
          const { channels = [], response_metadata: rest } = await client.conversations.list({
            types: 'public_channel,private_channel',
            exclude_archived: true,
            limit: pageSize,
            ...(cursor && { cursor }),
          });
          const found = channels.find((one) => one.name === wanted);
          if (found?.id) return found.id;
          cursor = rest?.next_cursor || undefined;
          if (cursor === undefined) return null;
        }
        return null;
      }),
  };
}
