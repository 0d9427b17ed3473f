import { recordAudit } from './audit.ts';
import type { Sealer } from './seal.ts';
import type { Session, Store } from './session.ts';

/** A workspace, or a whole organisation when `team` is missing; with `user`, what that user granted. */
export interface InstallationPlace {
  enterprise?: string;
  team?: string;
  user?: string;
}

/** Keeps an installation, tokens and all, sealed. `grant` is whatever can be JSON. */
export async function saveInstallation(
  { db, now }: Session,
  sealer: Sealer,
  place: InstallationPlace,
  grant: unknown,
): Promise<void> {
  const id = keyOf(place);
  const row = { sealed: sealer.seal(JSON.stringify(grant), id), updated_at: now() };
  await db
    .insertInto('installations')
    .values({
      ...row,
      id,
      enterprise_id: place.enterprise ?? null,
      team_id: place.team ?? null,
      user_id: place.user ?? null,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** What was granted in exactly that place, or null. */
export async function findInstallation({ db }: Session, sealer: Sealer, place: InstallationPlace): Promise<unknown> {
  const id = keyOf(place);
  const row = await db.selectFrom('installations').select('sealed').where('id', '=', id).executeTakeFirst();
  return row ? JSON.parse(sealer.open(row.sealed, id)) : null;
}

/** Ends an installation: its grants, its users' grants, and everything that would still be posted there. */
export async function removeInstallation(store: Store, place: InstallationPlace): Promise<void> {
  await store.transaction(async (session) => {
    const { db } = session;
    const id = keyOf(place);
    // Ids hold no wildcard; a user's key is that of the workspace and one part more.
    await db
      .deleteFrom('installations')
      .where((eb) => eb.or([eb('id', '=', id), eb('id', 'like', `${id}:%`)]))
      .execute();
    if (place.team && !place.user) await db.deleteFrom('subscriptions').where('team_id', '=', place.team).execute();
    await recordAudit(session, {
      action: 'uninstall',
      subject: id,
      ...(place.team !== undefined && { team: place.team }),
    });
  });
}

/** Seals anew, by the current key, what an older key sealed. Gives how many. */
export async function resealInstallations(store: Store, sealer: Sealer): Promise<number> {
  return store.transaction(async ({ kind, db }) => {
    const rows = await db
      .selectFrom('installations')
      .select(['id', 'sealed'])
      .$if(kind === 'postgres', (query) => query.forUpdate())
      .execute();
    const old = rows.filter(({ sealed }) => !sealer.isCurrent(sealed));
    for (const { id, sealed } of old) {
      const renewed = sealer.seal(sealer.open(sealed, id), id);
      await db.updateTable('installations').set({ sealed: renewed }).where('id', '=', id).execute();
    }
    return old.length;
  });
}

function keyOf({ enterprise, team, user }: InstallationPlace): string {
  if (!team && !enterprise) throw new Error('an installation belongs to a workspace or an organisation');
  const base = team ? `T:${enterprise ?? '-'}:${team}` : `E:${enterprise}`;
  return user ? `${base}:${user}` : base;
}
