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

/**
 * What lets the bot into a workspace: its own installation, else that of the organisation it was seen in. `enterprise`
 * is that organisation where the caller knows it. Null where the bot is not installed.
 */
export async function findGrant(
  session: Session,
  sealer: Sealer,
  place: Omit<InstallationPlace, 'user'>,
): Promise<unknown> {
  const { team, enterprise = team && (await enterpriseOf(session, team)) } = place;
  const row = await session.db
    .selectFrom('installations')
    .select(['id', 'sealed'])
    .where('user_id', 'is', null)
    .where((eb) =>
      eb.or([
        ...(team ? [eb('team_id', '=', team)] : []),
        ...(enterprise ? [eb('id', '=', keyOf({ enterprise }))] : []),
      ]),
    )
    // Its own before that of the organisation, the newest where it moved between organisations.
    .orderBy((eb) => eb.case().when('team_id', 'is', null).then(1).else(0).end())
    .orderBy('updated_at', 'desc')
    .executeTakeFirst();
  return row ? JSON.parse(sealer.open(row.sealed, row.id)) : null;
}

/** Every workspace and organisation that installed the app, with what is sealed of it. */
export async function installedPlaces({ db }: Session): Promise<{ place: InstallationPlace; sealed: string }[]> {
  const rows = await db.selectFrom('installations').selectAll().where('user_id', 'is', null).orderBy('id').execute();
  return rows.map(({ enterprise_id, team_id, sealed }) => ({
    place: { ...(enterprise_id !== null && { enterprise: enterprise_id }), ...(team_id !== null && { team: team_id }) },
    sealed,
  }));
}

/** Notes which organisation a workspace belongs to. */
export async function rememberTeam({ db, now }: Session, team: string, enterprise: string): Promise<void> {
  const row = { enterprise_id: enterprise, seen_at: now() };
  await db
    .insertInto('teams')
    .values({ ...row, id: team })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** The organisation that a workspace was seen in. */
export async function enterpriseOf({ db }: Session, team: string): Promise<string | undefined> {
  const row = await db.selectFrom('teams').select('enterprise_id').where('id', '=', team).executeTakeFirst();
  return row?.enterprise_id;
}

/**
 * Ends an installation: its grants and its users' grants go, and its subscriptions are paused, so that nothing more is
 * posted there. Without a team, that of a whole organisation; workspaces of it that installed the bot themselves stay.
 *
 * @param endedAt seconds since 1970, as Slack tells it: a grant kept after that second is of a later installation
 * @returns false when the bot is installed there anew, and everything stays but older grants
 */
export async function removeInstallation(store: Store, place: InstallationPlace, endedAt?: number): Promise<boolean> {
  const { enterprise, team, user } = place;
  const subject = keyOf(place);
  return store.transaction(async (session) => {
    const { db, now } = session;
    const ended = endedAt === undefined ? null : (endedAt + 1) * 1_000;
    await db
      .deleteFrom('installations')
      .$if(team !== undefined, (query) => query.where('team_id', '=', team ?? ''))
      .$if(team === undefined, (query) =>
        query.where('team_id', 'is', null).where('enterprise_id', '=', enterprise ?? ''),
      )
      .$if(user !== undefined, (query) => query.where('user_id', '=', user ?? ''))
      .$if(ended !== null, (query) => query.where('updated_at', '<', ended ?? 0))
      .execute();
    if (await isInstalled(session, place)) return false;
    if (user === undefined) {
      await db
        .updateTable('subscriptions')
        .set({ status: 'paused', reason: 'uninstalled', updated_at: now() })
        .where('status', '=', 'active')
        .where((eb) => {
          if (team !== undefined) return eb('team_id', '=', team);
          const teams = eb
            .selectFrom('teams')
            .select('id')
            .where('enterprise_id', '=', enterprise ?? '');
          const own = eb.selectFrom('installations').select('team_id').where('team_id', 'is not', null);
          return eb.and([eb('team_id', 'in', teams), eb('team_id', 'not in', own)]);
        })
        .execute();
    }
    await recordAudit(session, { action: 'uninstall', subject, ...(team !== undefined && { team }) });
    return true;
  });
}

/** Whether something is granted in exactly that place, or by that user there. */
async function isInstalled({ db }: Session, { enterprise, team, user }: InstallationPlace): Promise<boolean> {
  const row = await db
    .selectFrom('installations')
    .select('id')
    .$if(team !== undefined, (query) => query.where('team_id', '=', team ?? ''))
    .$if(team === undefined, (query) =>
      query.where('team_id', 'is', null).where('enterprise_id', '=', enterprise ?? ''),
    )
    .$if(user !== undefined, (query) => query.where('user_id', '=', user ?? ''))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
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
