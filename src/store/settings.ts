import type { Session } from './session.ts';

/** Whose setting it is: a channel's or a user's, or the whole workspace's without an owner. */
export interface SettingOwner {
  team: string;
  owner?: string;
}

export async function readSetting(
  { db }: Session,
  { team, owner = '' }: SettingOwner,
  key: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('team_id', '=', team)
    .where('owner', '=', owner)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** All that is set there, by key. */
export async function readSettings({ db }: Session, { team, owner = '' }: SettingOwner): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('settings')
    .select(['key', 'value'])
    .where('team_id', '=', team)
    .where('owner', '=', owner)
    .execute();
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** Null removes the setting. */
export async function writeSetting(
  { db, now }: Session,
  { team, owner = '' }: SettingOwner,
  key: string,
  value: string | null,
): Promise<void> {
  if (value === null) {
    await db
      .deleteFrom('settings')
      .where('team_id', '=', team)
      .where('owner', '=', owner)
      .where('key', '=', key)
      .execute();
    return;
  }
  await db
    .insertInto('settings')
    .values({ team_id: team, owner, key, value, updated_at: now() })
    .onConflict((conflict) => conflict.columns(['team_id', 'owner', 'key']).doUpdateSet({ value, updated_at: now() }))
    .execute();
}
