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
  /** Columns that tell of somebody else, and are not given out. */
  others?: readonly string[];
}

const askers = ['asker_id', 'asker_channel', 'asker_ts', 'question'] as const;

const traces: readonly Trace[] = [
  { table: 'feedback', column: 'user_id' },
  { table: 'expert_threads', column: 'asker_id' },
  { table: 'expert_threads', column: 'taken_by', keep: true, others: askers },
  { table: 'expert_threads', column: 'answered_by', keep: true, others: askers },
  { table: 'gap_wishes', column: 'user_id' },
  { table: 'follow_ups', column: 'user_id' },
  // A gap names nobody, but answers that are kept lead to it: so before those.
  { table: 'gaps', column: 'id' },
  { table: 'answers', column: 'user_id' },
  // Work that is done names nobody, so these are questions still waiting.
  { table: 'events', column: 'user_id' },
  { table: 'conversations', column: 'user_id' },
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

/** Everything that is kept about a person, by table; of tokens only that there are some. Questions that they left open too. */
export async function exportPerson(store: Store, person: Person): Promise<Record<string, unknown[]>> {
  return store.transaction(async ({ db }) => {
    const found: Record<string, unknown[]> = {};
    for (const trace of traces) {
      const { rows } = await sql<Record<string, unknown>>`
        select * from ${sql.table(trace.table)} where ${isAbout(trace, person)}
      `.execute(db);
      found[trace.table] = [...(found[trace.table] ?? []), ...rows.map((row) => shown(row, trace))];
    }
    return found;
  });
}

/**
 * Removes what is kept about a person, questions still waiting among it, and unanswered ones that only they asked. A
 * channel stays subscribed and the audit keeps what was done, both without the name; a direct message does not stay
 * subscribed.
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
      touched[trace.table] = (touched[trace.table] ?? 0) + removed.rows.length;
    }
    await recordAudit(session, { action: 'forget', subject: 'a person', ...(person.team && { team: person.team }) });
    return touched;
  });
}

function shown(row: Record<string, unknown>, { others = [] }: Trace): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'sealed' && !others.includes(column)));
}

function removal(trace: Trace, person: Person): RawBuilder<unknown> {
  const table = sql.table(trace.table);
  if (trace.table === 'gaps') {
    const others = sql`id in (${gapsBehind(sql`not (${isTheirAnswer(person)})`)})`;
    const waiting = sql`id in (select gap_id from gap_wishes)`;
    return sql`delete from gaps where ${isAbout(trace, person)} and not (${others} or ${waiting})`;
  }
  if (!trace.keep) return sql`delete from ${table} where ${isAbout(trace, person)}`;
  return sql`update ${table} set ${sql.ref(trace.column)} = null where ${isAbout(trace, person)}`;
}

function isAbout({ table, column }: Trace, person: Person): RawBuilder<unknown> {
  if (table === 'gaps') return sql`id in (${gapsBehind(isTheirAnswer(person))})`;
  const { user, team } = person;
  const isTheirs = sql`${sql.ref(column)} = ${user}`;
  if (team === undefined) return isTheirs;
  if (table !== 'feedback') return sql`${isTheirs} and team_id = ${team}`;
  return sql`${isTheirs} and answer_id in (select id from answers where team_id = ${team})`;
}

/** The questions left open by the answers that this is true of. */
function gapsBehind(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select gap_answers.gap_id from gap_answers join answers on answers.id = gap_answers.answer_id where ${which}
  `;
}

function isTheirAnswer({ user, team }: Person): RawBuilder<unknown> {
  const isTheirs = sql`answers.user_id = ${user}`;
  return team === undefined ? isTheirs : sql`(${isTheirs} and answers.team_id = ${team})`;
}
