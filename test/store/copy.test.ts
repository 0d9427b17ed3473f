import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordAnswer } from '../../src/store/answers.ts';
import { backUp } from '../../src/store/backup.ts';
import { copyStore } from '../../src/store/copy.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/session.ts';
import { dataTables } from '../../src/store/tables.ts';
import { buildAnswer, countRows, fillStore } from './filled.ts';
import { buildPlace, type StoreKind, type TestPlace, useStore } from './stores.ts';

async function readAll(store: Store): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const [table] of dataTables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(store.db);
    all[table] = rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
  }
  return all;
}

const pairs: [StoreKind, StoreKind][] = [
  ['sqlite', 'postgres'],
  ['postgres', 'sqlite'],
  ['sqlite', 'sqlite'],
];
const canRun = (kinds: StoreKind[]) => !kinds.includes('postgres') || process.env.TEST_DATABASE_URL !== undefined;

describe.each(pairs)('a copy from %s to %s', (fromKind, toKind) => {
  let places: TestPlace[] = [];
  beforeEach(async () => {
    places = canRun([fromKind, toKind]) ? [await buildPlace(fromKind), await buildPlace(toKind)] : [];
  });
  afterEach(async () => {
    for (const place of places) await place.remove();
  });
  const both = async (work: (from: Store, to: Store) => Promise<void>) => {
    const [from, to] = await Promise.all(places.map(({ url }) => openStore(url)));
    if (!from || !to) throw new Error('no stores');
    await work(from, to).finally(() => Promise.all([from.close(), to.close()]));
  };

  it.runIf(canRun([fromKind, toKind]))('holds the same, and refuses a second', () =>
    both(async (from, to) => {
      await fillStore(from, 'T1', 'U1');
      await fillStore(from, 'T1', 'U2');
      const counts = await copyStore(from, to);
      expect(counts).toEqual(await countRows(from));
      expect(await readAll(to)).toEqual(await readAll(from));
      await expect(copyStore(from, to)).rejects.toThrow(/target is not empty: installations/);
    }),
  );

  it.runIf(canRun([fromKind, toKind]))('holds more rows than are read at once', () =>
    both(async (from, to) => {
      await from.transaction(async (session) => {
        for (let n = 0; n < 1_203; n++) await recordAnswer(session, buildAnswer({ question: `Ä ${n} 磁` }));
      });
      expect(await copyStore(from, to)).toMatchObject({ answers: 1_203 });
      expect(await readAll(to)).toEqual(await readAll(from));
    }),
  );

  it.runIf(canRun([fromKind, toKind]))('that does not read back as written leaves nothing', () =>
    both(async (from, to) => {
      await fillStore(from, 'T1', 'U1');
      // A target that changes what it is given.
      if (toKind === 'sqlite') {
        await sql`create trigger t after insert on gaps begin update gaps set asked = 7; end`.execute(to.db);
      } else {
        const change = 'begin new.asked := 7; return new; end';
        await sql`create function f() returns trigger language plpgsql as ${sql.lit(change)}`.execute(to.db);
        await sql`create trigger t before insert on gaps for each row execute function f()`.execute(to.db);
      }
      await expect(copyStore(from, to)).rejects.toThrow(/gaps does not read back/);
      expect(Object.values(await countRows(to)).every((count) => count === 0)).toBe(true);
    }),
  );
});

describe('a backup', () => {
  const used = useStore('sqlite');

  it('is made while the store is at work, opens, and holds the same', async () => {
    await fillStore(used.store, 'T1', 'U1');
    const target = `${used.url.slice('file:'.length)}.backup`;
    expect(backUp(used.url, target)).toBeGreaterThan(10_000);
    await fillStore(used.store, 'T1', 'U2');
    const copy = await openStore(`file:${target}`);
    expect(await countRows(copy)).toMatchObject({ answers: 1, subscriptions: 2 });
    await copy.close();
  });

  it('replaces nothing, and makes no store where there is none', () => {
    const file = used.url.slice('file:'.length);
    expect(() => backUp(used.url, file)).toThrow(/exists/);
    expect(() => backUp(`${used.url}.none`, `${file}.new`)).toThrow(/there is no store/);
    expect(() => backUp('postgres://bot@db/rare', `${file}.new`)).toThrow(/pg_dump/);
    expect(existsSync(`${file}.none`)).toBe(false);
  });
});
