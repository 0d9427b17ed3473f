import { neededScopes } from '../../src/slack/scopes.ts';
import { latestSeq } from '../../src/store/announced.ts';
import { saveInstallation } from '../../src/store/installations.ts';
import { buildSealer } from '../../src/store/seal.ts';
import type { Store } from '../../src/store/session.ts';

/** Somebody in a workspace, by Slack's kind of ids. */
export interface Person {
  team: string;
  user: string;
}

const people = 20;
const rowsAtOnce = 500;
const languages = ['en', 'zh', 'ja', 'ko', 'de'];
/** Due by itself hours after the run. */
const later = new Date(Date.now() + 6 * 3_600_000).toISOString().slice(11, 16);

/** Any person of any of so many workspaces. */
export function somebody(workspaces: number, random: () => number): Person {
  const user = `U${String(Math.floor(random() * people)).padStart(4, '0')}`;
  return { team: teamOf(Math.floor(random() * workspaces)), user };
}

/** The channel of a workspace in which all of it happens. */
export function channelOf(team: string): string {
  return team.replace('T', 'C');
}

/** Lets so many workspaces install the bot and subscribe one channel each, to what comes after now. */
export async function fill(store: Store, keys: string, workspaces: number): Promise<void> {
  const sealer = buildSealer(keys);
  await store.transaction(async (session) => {
    for (let n = 0; n < workspaces; n += 1) {
      const team = teamOf(n);
      await saveInstallation(session, sealer, { team }, grantOf(team));
    }
  });
  const told = await latestSeq(store);
  const rows = Array.from({ length: workspaces }, (_, n) => subscriptionOf(store, n, told));
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await store.db
      .insertInto('subscriptions')
      .values(rows.slice(start, start + rowsAtOnce))
      .execute();
  }
}

/** Every channel is to be told now, be it that there is nothing to tell. */
export async function makeDue(store: Store): Promise<void> {
  await forgetTold(store);
  await store.db.updateTable('subscriptions').set({ due_now: store.now() }).execute();
}

/** Nothing was told, and nothing is due. */
export async function forgetTold(store: Store): Promise<void> {
  await store.transaction(async ({ db }) => {
    await db.deleteFrom('deliveries').execute();
    await db.updateTable('subscriptions').set({ told_day: null, due_now: null }).execute();
  });
}

function teamOf(n: number): string {
  return `T${String(n).padStart(6, '0')}`;
}

function grantOf(team: string): object {
  return {
    team: { id: team, name: team },
    user: { id: '' },
    bot: { token: `xoxb-${team}`, scopes: neededScopes(), id: 'BBOT', userId: 'UBOT' },
    isEnterpriseInstall: false,
    appId: 'A1',
    tokenType: 'bot',
    authVersion: 'v2',
  };
}

function subscriptionOf({ now }: Store, n: number, told: number) {
  const team = teamOf(n);
  return {
    id: `subscription-${team}`,
    team_id: team,
    channel_id: channelOf(team),
    created_by: null,
    zone: 'Etc/UTC',
    local_time: later,
    language: languages[n % languages.length] ?? 'en',
    filter: null,
    status: 'active' as const,
    announced_seq: told,
    created_at: now(),
    updated_at: now(),
  };
}
