import type { Kysely, RawBuilder } from 'kysely';
import type { Database } from './schema.ts';

/** Where queries go: the store itself, or one transaction on it. */
export interface Session {
  kind: 'sqlite' | 'postgres';
  db: Kysely<Database>;
  /**
   * The time on the database's clock, in milliseconds, as part of a query. Workers on several machines agree on it,
   * which they would not on their own clocks.
   */
  now: (plusMillis?: number) => RawBuilder<number>;
}

export interface Store extends Session {
  /** All of the work or none. Inside it only the session given may be used; the store itself refuses. */
  transaction: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
}

/** The time on the database's clock, in milliseconds since 1970. */
export async function storeTime({ db, now }: Session): Promise<number> {
  const row = await db.selectNoFrom(now().as('now')).executeTakeFirstOrThrow();
  return row.now;
}
