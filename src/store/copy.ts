import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Session, Store } from './session.ts';
import { dataTables } from './tables.ts';

type Row = Record<string, string | number | null>;

/** How a table looked when it was read: its rows, and a hash of them that does not depend on their order. */
interface Sum {
  rows: number;
  hash: string;
}

const pageRows = 500;

/**
 * Copies everything into an empty store, and reads it back to compare. All or nothing.
 *
 * @returns the number of rows, by table
 * @throws Error when the target holds data, or does not read back as written
 */
export async function copyStore(from: Store, to: Store): Promise<Record<string, number>> {
  return to.transaction(async (target) => {
    await demandEmpty(target);
    return inSnapshot(from, async (source) => {
      const counts: Record<string, number> = {};
      for (const [table, key] of dataTables) {
        const sent = await eachPage(source, table, key, (rows) => insertRows(target, table, rows));
        const received = await eachPage(target, table, key, async () => {});
        if (sent.rows !== received.rows || sent.hash !== received.hash) {
          throw new Error(`${table} does not read back as written: ${sent.rows} rows sent, ${received.rows} received`);
        }
        counts[table] = sent.rows;
      }
      return counts;
    });
  });
}

/** One moment of the source, however long the copy takes and whoever writes meanwhile. */
async function inSnapshot<T>(from: Store, work: (source: Session) => Promise<T>): Promise<T> {
  return from.transaction(async (source) => {
    if (source.kind === 'postgres') await sql`set transaction isolation level repeatable read`.execute(source.db);
    return work(source);
  });
}

async function demandEmpty({ db }: Session): Promise<void> {
  for (const [table] of dataTables) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0) throw new Error(`the target is not empty: ${table} holds rows`);
  }
}

async function insertRows({ db }: Session, table: string, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    const columns = Object.keys(row);
    const values = sql.join(columns.map((column) => row[column]));
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values (${values})`.execute(
      db,
    );
  }
}

async function eachPage(
  { db }: Session,
  table: string,
  key: readonly string[],
  visit: (rows: Row[]) => Promise<void>,
): Promise<Sum> {
  const order = sql.join(key.map((column) => sql.ref(column)));
  const hashes: string[] = [];
  for (;;) {
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)} order by ${order} limit ${pageRows} offset ${hashes.length}
    `.execute(db);
    await visit(rows);
    hashes.push(...rows.map(hashRow));
    if (rows.length < pageRows) break;
  }
  // The two databases sort text differently.
  const hash = createHash('sha256').update(hashes.sort().join('\n')).digest('hex');
  return { rows: hashes.length, hash };
}

function hashRow(row: Row): string {
  const fields = Object.keys(row)
    .sort()
    .map((column) => [column, row[column]]);
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
