import { languages } from '../core/language.ts';
import type { Spot } from '../core/office.ts';
import { type Preferences, type Settings, usualPreferences } from '../core/setting/setting.ts';
import { keepFor } from '../slack/people/kept-for.ts';
import type { SettingShelf } from '../slack/people/ports.ts';
import type { Who } from '../slack/people/who.ts';
import { recordAudit } from '../store/audit.ts';
import type { Store } from '../store/session.ts';
import { readSettings, writeSetting } from '../store/settings.ts';

/** Long enough to spare a database on a busy morning, short enough that nobody waits for what another process has set. */
const keptMillis = 5_000;

/** What is set for channels, in a store. */
export function openSettingShelf(store: Store, clock: { now: () => number }): SettingShelf {
  const known = keepFor<Preferences>(clock, keptMillis);

  async function find(team: string, channel: string): Promise<Preferences> {
    const kept = await readSettings(store, { team, owner: channel });
    return {
      language: languages.find((one) => one === kept.get('language')) ?? null,
      answers: kept.get('answers') === 'ephemeral' ? 'ephemeral' : 'thread',
      experts: kept.get('experts') ?? null,
      quiet: kept.get('quiet') === 'on',
      feedback: kept.get('feedback') !== 'off',
    };
  }

  return {
    read: (team, channel) => known.get(`${team} ${channel}`, () => find(team, channel)),
    async write(team, channel, user, change) {
      await store.transaction(async (session) => {
        for (const [key, value] of Object.entries(written(change))) {
          await writeSetting(session, { team, owner: channel }, key, value);
          await recordAudit(session, { action: `set ${key}`, subject: channel, team, user, detail: value ?? 'usual' });
        }
      });
      known.forget(`${team} ${channel}`);
    },
  };
}

/** Who may change what: administrators, and everybody in their own direct message. */
export function mayChange(who: Pick<Who, 'isAdmin'>, admins: readonly string[]) {
  return async (team: string, user: string, channel: string): Promise<boolean> =>
    channel.startsWith('D') || admins.includes(user) || who.isAdmin(team, user);
}

/** The settings of the channel a line was written in, as its author may see and change them. */
export function openSettings(
  { team, channel, user }: Spot,
  parts: { shelf: SettingShelf; who: Who; admins: readonly string[] },
): Settings {
  const { shelf, who, admins } = parts;
  return {
    mayChange: () => mayChange(who, admins)(team, user, channel),
    read: () => shelf.read(team, channel),
    write: (change) => shelf.write(team, channel, user, change),
    findChannel: (name) => who.findChannel(team, name),
  };
}

/** As it is kept: null for what is as usual. */
function written(change: Partial<Preferences>): Partial<Record<keyof Preferences, string | null>> {
  const { language, answers, experts, quiet, feedback } = change;
  const usual = usualPreferences;
  return {
    ...(language !== undefined && { language }),
    ...(answers !== undefined && { answers: answers === usual.answers ? null : answers }),
    ...(experts !== undefined && { experts }),
    ...(quiet !== undefined && { quiet: quiet ? 'on' : null }),
    ...(feedback !== undefined && { feedback: feedback ? null : 'off' }),
  };
}
