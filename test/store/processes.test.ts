import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '../../src/store/backup.ts';
import { StoreInUseError } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/open.ts';
import { isNew } from '../../src/store/seen.ts';
import { readSetting } from '../../src/store/settings.ts';
import { buildPlace, describeStores, type StoreKind, startScript, type TestPlace } from './stores.ts';

function usePlace(kind: StoreKind): { url: string } {
  const used = { url: '' };
  let place: TestPlace;
  beforeEach(async () => {
    place = await buildPlace(kind);
    used.url = place.url;
  });
  afterEach(() => place.remove());
  return used;
}

/** Commits pairs that count up from its second argument, and says each number once it is committed. */
const writerScript = `
  import { writeSync } from 'node:fs';
  const { openStore } = await import(built + 'store/open.js');
  const { writeSetting } = await import(built + 'store/settings.js');
  const store = await openStore(process.argv[1]);
  for (let count = Number(process.argv[2]) + 1; ; count++) {
    await store.transaction(async (session) => {
      await writeSetting(session, { team: 'T1' }, 'left', String(count));
      await writeSetting(session, { team: 'T1' }, 'right', String(count));
    });
    writeSync(1, count + '\\n');
  }
`;

/** Opens a store and holds it until its standard input ends. */
const holder = `
  const { openStore } = await import(built + 'store/open.js');
  const store = await openStore(process.argv[1]);
  console.log('open');
  process.stdin.resume().on('end', async () => { await store.close(); });
`;

describe('a file that another process works on', () => {
  const used = usePlace('sqlite');

  it('is refused, with who has it and what to do', async () => {
    const other = startScript(holder, [used.url]);
    await other.said('open');
    const opening = openStore(used.url);
    await expect(opening).rejects.toThrow(StoreInUseError);
    await expect(opening).rejects.toThrow(
      new RegExp(`in use by another process \\(${other.child.pid} on .*, since 20.*postgres://`),
    );
    other.child.stdin.end();
    await other.ended;
  });

  it('is refused to this process too when it has it open', async () => {
    const first = await openStore(used.url);
    await expect(openStore(used.url)).rejects.toThrow(StoreInUseError);
    await first.close();
    await (await openStore(used.url)).close();
  });

  it('is opened when the other ends within the time to wait', async () => {
    const other = startScript(holder, [used.url]);
    await other.said('open');
    const opening = openStore(used.url, { waitMillis: 15_000 });
    other.child.stdin.end();
    await (await opening).close();
    expect((await other.ended).status).toBe(0);
  });

  it('is free at once when the other is killed', async () => {
    const other = startScript(holder, [used.url]);
    await other.said('open');
    other.child.kill('SIGKILL');
    await other.ended;
    await (await openStore(used.url)).close();
  });
});

describe.skipIf(process.env.TEST_DATABASE_URL === undefined)('a server that drops an idle connection', () => {
  const used = usePlace('postgres');

  it('is reported, and the store goes on', async () => {
    let report = (_error: Error) => {};
    const reported = new Promise<Error>((resolve) => {
      report = resolve;
    });
    const store = await openStore(used.url, { onError: (error) => report(error) });
    const other = await openStore(used.url);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(store.db);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(other.db);
    expect((await reported).message).toMatch(/terminat/);
    expect(await isNew(store, 'k', 1_000)).toBe(true);
    await store.close();
    await other.close();
  });
});

describeStores('four processes that start at once', (kind) => {
  const used = usePlace(kind);

  it('find one schema', async () => {
    const script = `
      const { openStore } = await import(built + 'store/open.js');
      const store = await openStore(process.argv[1], { waitMillis: 20000 });
      const rows = await store.db.selectFrom('migrations').select('id').execute();
      await store.close();
      console.log(rows.length);
    `;
    const starts = Array.from({ length: 4 }, () => startScript(script, [used.url]).ended);
    const found = (await Promise.all(starts)).map(({ stdout, stderr }) => stderr + stdout);
    expect(new Set(found).size).toBe(1);
    expect(found[0]).toMatch(/^[1-9]\d*\n$/);
  });
});

/** A store on a file without its lock, as `store`. */
const pastLockScript = `
  const { openFile, sqliteDialect } = await import(built + 'store/dialect-sqlite.js');
  const { buildGate } = await import(built + 'store/gate.js');
  const { buildStore } = await import(built + 'store/open.js');
  const { migrate } = await import(built + 'store/migrate.js');
  const { readSetting, writeSetting } = await import(built + 'store/settings.js');
  const gate = buildGate();
  const store = buildStore('sqlite', sqliteDialect(openFile(process.argv[1].slice(5)), gate), gate);
`;

describe('four processes on one file at once, past its lock', () => {
  const used = usePlace('sqlite');
  const runFour = (script: string) =>
    Promise.all(Array.from({ length: 4 }, () => startScript(`${pastLockScript}${script}`, [used.url]).ended));

  it('find one schema', async () => {
    const ends = await runFour('const done = await migrate(store); await store.close(); console.log(done.length);');
    expect(ends.map(({ stderr }) => stderr)).toEqual(['', '', '', '']);
    expect(ends.map(({ stdout }) => stdout.trim()).sort()).toEqual([
      '0',
      '0',
      '0',
      expect.stringMatching(/^[1-9]\d*$/),
    ]);
  });

  it('read and write in one transaction without losing a step', async () => {
    const ends = await runFour(`
      await migrate(store);
      const add = async (session) => {
        const count = Number(await readSetting(session, { team: 'T1' }, 'count'));
        await writeSetting(session, { team: 'T1' }, 'count', String(count + 1));
      };
      for (let n = 0; n < 10; n++) await store.transaction(add);
      await store.close();
    `);
    expect(ends.map(({ stderr }) => stderr)).toEqual(['', '', '', '']);
    const store = await openStore(used.url);
    expect(await readSetting(store, { team: 'T1' }, 'count')).toBe('40');
    await store.close();
  });
});

describe('a backup made by another process', () => {
  const used = usePlace('sqlite');

  it('in the middle of commits is whole, and the commits go on', async () => {
    const writer = startScript(writerScript, [used.url, '0']);
    const file = used.url.slice('file:'.length);
    for (let round = 1; round <= 5; round++) {
      await writer.said(`${round * 40}\n`);
      backUp(used.url, `${file}.${round}`);
      const copy = await openStore(`file:${file}.${round}`);
      const rows = await copy.db.selectFrom('settings').select('value').execute();
      expect(rows).toHaveLength(2);
      expect(rows[0]).toEqual(rows[1]);
      await copy.close();
    }
    writer.child.kill('SIGKILL');
    expect((await writer.ended).stderr).toBe('');
    const store = await openStore(used.url);
    const { rows } = await sql`pragma integrity_check`.execute(store.db);
    expect(rows).toEqual([{ integrity_check: 'ok' }]);
    await store.close();
  });
});

describeStores('a process killed in the middle of commits', (kind) => {
  const used = usePlace(kind);

  it('loses nothing it said was done, and leaves no half transaction', async () => {
    let acknowledged = 0;
    for (let round = 1; round <= 4; round++) {
      const writer = startScript(writerScript, [used.url, String(acknowledged)]);
      await writer.said(`${acknowledged + round * 7}\n`);
      writer.child.kill('SIGKILL');
      const { stdout } = await writer.ended;
      acknowledged = Number(stdout.trim().split('\n').at(-1));

      const store = await openStore(used.url);
      // In one query: a server may still be committing for the dead process.
      const rows = await store.db.selectFrom('settings').select('value').execute();
      const [left = 0, right] = rows.map(({ value }) => Number(value));
      expect(right).toBe(left);
      expect(left - acknowledged).toBeOneOf([0, 1]);
      await store.close();
      acknowledged = left;
    }
  });
});
