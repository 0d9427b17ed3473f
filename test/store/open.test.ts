import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { describeAddress, readAddress } from '../../src/store/address.ts';
import { bindable } from '../../src/store/dialect-sqlite.ts';
import { openStore } from '../../src/store/open.ts';
import { isNew } from '../../src/store/seen.ts';
import { readSetting, writeSetting } from '../../src/store/settings.ts';
import { StoreUnusableError } from '../../src/store/unusable.ts';
import { describeStores, useStore } from './stores.ts';

describe('the address of a store', () => {
  it.each([
    ['file:/var/lib/bot/x.db', { kind: 'file', file: '/var/lib/bot/x.db' }],
    ['file:///var/lib/bot/x.db', { kind: 'file', file: '/var/lib/bot/x.db' }],
    ['file:data/x.db', { kind: 'file', file: `${process.cwd()}/data/x.db` }],
    ['file::memory:', { kind: 'memory' }],
    ['postgres://bot@db/rare', { kind: 'postgres', url: 'postgres://bot@db/rare' }],
    ['postgresql://bot@db/rare', { kind: 'postgres', url: 'postgresql://bot@db/rare' }],
  ])('%s is read', (url, address) => {
    expect(readAddress(url)).toEqual(address);
  });

  it.each(['data/x.db', 'mysql://bot:secret@db/rare', 'file:', 'file://host/x.db', ''])('%j is refused', (url) => {
    expect(() => readAddress(url)).toThrow(/DATABASE_URL is neither/);
  });

  it('never shows a password', () => {
    expect(() => readAddress('mysql://bot:secret@db/rare')).not.toThrow(/secret/);
    expect(describeAddress(readAddress('postgres://bot:secret@db:5433/rare'))).toBe('postgres://db:5433/rare');
  });
});

describe('a value to be bound', () => {
  it.each([
    ['a text', 'a text'],
    [1.5, 1.5],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    [2n ** 62n, 2n ** 62n],
    [null, null],
    [true, 1],
    [false, 0],
  ])('%s is kept as %s', (value, bound) => {
    expect(bindable(value)).toBe(bound);
  });

  it.each([
    [undefined],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [2 ** 53],
    [['a']],
    [{ a: 1 }],
    [new Date(0)],
    [() => 1],
    [Symbol('s')],
    ['cut\0here'],
    [Object.create(null)],
  ])('%s is refused', (value) => {
    expect(() => bindable(value)).toThrow(TypeError);
  });
});

describe('a store in memory', () => {
  it('works without a file', async () => {
    const store = await openStore('file::memory:');
    await writeSetting(store, { team: 'T1' }, 'zone', 'UTC');
    expect(await readSetting(store, { team: 'T1' }, 'zone')).toBe('UTC');
    await store.close();
  });
});

describe('a store that cannot be opened', () => {
  it('says that a file stands where its folder should be', async () => {
    const opening = openStore(`file:${import.meta.filename}/x.db`);
    await expect(opening).rejects.toThrow(StoreUnusableError);
    await expect(opening).rejects.toThrow(/open\.test\.ts is a file and no folder.*DATABASE_URL \(E/);
  });

  it('says that its server cannot be reached, and never its password', async () => {
    const opening = openStore(`postgres://bot:secret@127.0.0.1:${await freePort()}/rare`);
    await expect(opening).rejects.toThrow(StoreUnusableError);
    await expect(opening).rejects.toThrow(/postgres:\/\/127\.0\.0\.1:\d+\/rare cannot be reached/);
    await expect(opening).rejects.not.toThrow(/secret/);
  });

  const server = process.env.TEST_DATABASE_URL;
  it.skipIf(server === undefined)('says that its server has no such database', async () => {
    const url = new URL(server as string);
    url.pathname = '/no-such-database';
    await expect(openStore(url.href)).rejects.toThrow(/has no database of that name/);
  });
});

/** A port that nobody listens on any more. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describeStores('a store', (kind) => {
  const used = useStore(kind);

  it('keeps what it was given when it is opened again', async () => {
    await writeSetting(used.store, { team: 'T1' }, 'zone', 'Asia/Tokyo');
    await used.store.close();
    used.store = await openStore(used.url);
    expect(await readSetting(used.store, { team: 'T1' }, 'zone')).toBe('Asia/Tokyo');
  });

  it('undoes a transaction that fails', async () => {
    const failing = used.store.transaction(async (session) => {
      await writeSetting(session, { team: 'T1' }, 'zone', 'UTC');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await readSetting(used.store, { team: 'T1' }, 'zone')).toBeNull();
  });

  it('keeps a neighbour out of a transaction that fails', async () => {
    const failing = used.store.transaction(async (session) => {
      await writeSetting(session, { team: 'T1' }, 'zone', 'UTC');
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('no');
    });
    const neighbour = writeSetting(used.store, { team: 'T2' }, 'zone', 'UTC');
    await Promise.allSettled([failing, neighbour]);
    expect(await readSetting(used.store, { team: 'T2' }, 'zone')).toBe('UTC');
  });

  it('refuses a query on the store inside a transaction, instead of waiting for ever', async () => {
    const { store } = used;
    await expect(store.transaction(() => readSetting(store, { team: 'T1' }, 'zone'))).rejects.toThrow(/its session/);
    await expect(store.transaction(() => store.transaction(async () => 1))).rejects.toThrow(/its session/);
    expect(await readSetting(store, { team: 'T1' }, 'zone')).toBeNull();
  });

  it('lets work go on that a transaction left behind', async () => {
    const { store } = used;
    let later = Promise.resolve<string | null>(null);
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await store.transaction(async (session) => {
      await writeSetting(session, { team: 'T1' }, 'zone', 'UTC');
      later = finished.then(() => readSetting(store, { team: 'T1' }, 'zone'));
    });
    finish();
    expect(await later).toBe('UTC');
  });

  it('runs many transactions at once, each whole', async () => {
    const { store } = used;
    await writeSetting(store, { team: 'T1' }, 'count', '0');
    const add = () =>
      store.transaction(async (session) => {
        // The row lock is what a counter needs on PostgreSQL; SQLite has one writer anyway.
        await sql`update settings set updated_at = updated_at where team_id = 'T1'`.execute(session.db);
        const count = Number(await readSetting(session, { team: 'T1' }, 'count'));
        await writeSetting(session, { team: 'T1' }, 'count', String(count + 1));
      });
    await Promise.all(Array.from({ length: 40 }, add));
    expect(await readSetting(store, { team: 'T1' }, 'count')).toBe('40');
  });

  it.each([
    ['a text for a time', 'soon'],
    ['an object', { a: 1 }],
    ['a number that is none', Number.NaN],
  ])('refuses %s and goes on', async (_what, wrong) => {
    const row = { key: 'k', expires_at: wrong as number };
    await expect(used.store.db.insertInto('seen').values(row).execute()).rejects.toThrow();
    expect(await isNew(used.store, 'k', 1000)).toBe(true);
  });

  it('refuses a text with a NUL character and goes on', async () => {
    await expect(isNew(used.store, 'cut\0here', 1000)).rejects.toThrow();
    expect(await isNew(used.store, 'cut', 1000)).toBe(true);
  });

  it('gives times and counts as numbers', async () => {
    await isNew(used.store, 'k', 1000);
    const { store } = used;
    const row = await store.db
      .selectFrom('seen')
      .select(({ fn }) => ['expires_at', fn.countAll<number>().as('count')])
      .groupBy('expires_at')
      .executeTakeFirst();
    expect(row).toEqual({ expires_at: used.clock.now + 1000, count: 1 });
  });

  it('tells the time by the database', async () => {
    const store = await openStore(kind === 'sqlite' ? 'file::memory:' : used.url);
    const before = Date.now();
    const { rows } = await sql<{ now: number; later: number }>`
      select ${store.now()} as now, ${store.now(60_000)} as later
    `.execute(store.db);
    await store.close();
    const [row] = rows;
    expect(Math.abs((row?.now ?? 0) - before)).toBeLessThan(2_000);
    expect((row?.later ?? 0) - (row?.now ?? 0)).toBeGreaterThanOrEqual(60_000);
  });

  it('made by a newer version is refused', async () => {
    await used.store.db.insertInto('migrations').values({ id: '9999-later', applied_at: 0 }).execute();
    await used.store.close();
    await expect(openStore(used.url)).rejects.toThrow(/newer version/);
    used.store = await openStore('file::memory:');
  });
});
