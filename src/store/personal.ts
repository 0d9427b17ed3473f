import { type RawBuilder, sql } from 'kysely';
import { recordAudit } from './audit.ts';
import type { Store } from './session.ts';

/** A user, in one workspace or wherever the id occurs. */
export interface Person {
  user: string;
  team?: string;
}

/** Where a person leaves a trace. `keep` keeps the row for others' sake, without the name. */
interface Trace {
  table: string;
  column: string;
  keep?: true;
}

const traces: readonly Trace[] = [
  { table: 'feedback', column: 'user_id' },
  { table: 'expert_threads', column: 'asker_id' },
  { table: 'answers', column: 'user_id' },
  // Work that is done names nobody, so these are questions still waiting.
  { table: 'events', column: 'user_id' },
  { table: 'settings', column: 'owner' },
  { table: 'installations', column: 'user_id' },
  { table: 'subscriptions', column: 'created_by', keep: true },
  { table: 'audit', column: 'user_id', keep: true },
];

/** Reads `U123`, or `T123/U123` for one workspace only; null for anything else. */
export function readPerson(text: string): Person | null {
  const { team, user } = /^(?:(?<team>[A-Z0-9]+)\/)?(?<user>[UW][A-Z0-9]+)$/.exec(text)?.groups ?? {};
  if (!user) return null;
  return team ? { user, team } : { user };
}

/** Everything that is kept about a person, by table; of tokens only that there are some. */
export async function exportPerson(store: Store, person: Person): Promise<Record<string, unknown[]>> {
  return store.transaction(async ({ db }) => {
    const found: Record<string, unknown[]> = {};
    for (const trace of traces) {
      const { rows } = await sql<Record<string, unknown>>`
        select * from ${sql.table(trace.table)} where ${isAbout(trace, person)}
      `.execute(db);
      found[trace.table] = rows.map(({ sealed: _tokens, ...row }) => row);
    }
    return found;
  });
}

/**
 * Removes what is kept about a person, questions still waiting among it. A channel stays subscribed and the audit keeps
 * what was done, both without the name; a direct message does not stay subscribed.
 *
 * @returns how many rows were touched, by table
 */
export async function forgetPerson(store: Store, person: Person): Promise<Record<string, number>> {
  return store.transaction(async (session) => {
    const touched: Record<string, number> = {};
    // Slack's names for direct messages begin with D. Before the names go.
    const direct = sql`channel_id like 'D%' and ${isAbout({ table: 'subscriptions', column: 'created_by' }, person)}`;
    await sql`delete from subscriptions where ${direct}`.execute(session.db);
    for (const trace of traces) {
      const removed = await sql`${removal(trace, person)} returning 1`.execute(session.db);
      touched[trace.table] = removed.rows.length;
    }
    await recordAudit(session, { action: 'forget', subject: 'a person', ...(person.team && { team: person.team }) });
    return touched;
  });
}

function removal(trace: Trace, person: Person): RawBuilder<unknown> {
  const table = sql.table(trace.table);
  if (!trace.keep) return sql`delete from ${table} where ${isAbout(trace, person)}`;
  return sql`update ${table} set ${sql.ref(trace.column)} = null where ${isAbout(trace, person)}`;
}

function isAbout({ table, column }: Trace, { user, team }: Person): RawBuilder<unknown> {
  const isTheirs = sql`${sql.ref(column)} = ${user}`;
  if (team === undefined) return isTheirs;
  if (table !== 'feedback') return sql`${isTheirs} and team_id = ${team}`;
  return sql`${isTheirs} and answer_id in (select id from answers where team_id = ${team})`;
}
