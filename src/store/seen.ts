import type { Session } from './session.ts';

/**
 * Remembers a key for a while.
 *
 * @returns true for exactly one of all callers within that time, whichever process they are in
 */
export async function isNew({ db, now }: Session, key: string, keepMillis: number): Promise<boolean> {
  const [row] = await db
    .insertInto('seen')
    .values({ key, expires_at: now(keepMillis) })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((eb) => ({ expires_at: eb.ref('excluded.expires_at') }))
        .where('seen.expires_at', '<=', now()),
    )
    .returning('key')
    .execute();
  return row !== undefined;
}

/** Takes a key back, when what it stood for was not done after all. */
export async function forgetSeen({ db }: Session, key: string): Promise<void> {
  await db.deleteFrom('seen').where('key', '=', key).execute();
}
