import { expect, it } from 'vitest';
import { isNew } from '../../src/store/seen.ts';
import type { Session } from '../../src/store/session.ts';
import { togetherOn } from '../../src/store/together.ts';
import { describeStores, useStore } from './stores.ts';

describeStores('pieces of work that come in at the same time', (kind) => {
  const used = useStore(kind);
  const note = (key: string) => (session: Session) => isNew(session, key, 60_000);
  const kept = async () => (await used.store.db.selectFrom('seen').select('key').orderBy('key').execute()).map(keyOf);
  const keyOf = ({ key }: { key: string }) => key;

  function countTransactions(): { count: number } {
    const { transaction } = used.store;
    const counted = { count: 0 };
    used.store.transaction = (work) => {
      counted.count += 1;
      return transaction(work);
    };
    return counted;
  }

  it('are committed together, in the order in which they came', async () => {
    const counted = countTransactions();
    const together = togetherOn(used.store);
    expect(await Promise.all(['a', 'b', 'a'].map((key) => together(note(key))))).toEqual([true, true, false]);
    expect(counted.count).toBe(1);
    expect(await kept()).toEqual(['a', 'b']);
  });

  it('are committed in parts when there are many', async () => {
    const counted = countTransactions();
    const together = togetherOn(used.store);
    const keys = Array.from({ length: 100 }, (_, n) => `key ${n}`);
    expect(await Promise.all(keys.map((key) => together(note(key))))).not.toContain(false);
    expect(counted.count).toBe(2);
    expect(await kept()).toHaveLength(100);
  });

  it('are kept but for the one that fails', async () => {
    const together = togetherOn(used.store);
    const broken = async (session: Session) => {
      await note('half done')(session);
      await session.db.insertInto('seen').values({ key: 'a', expires_at: 0 }).execute();
      await session.db.insertInto('seen').values({ key: 'a', expires_at: 0 }).execute();
    };
    const all = await Promise.allSettled([together(note('b')), together(broken), together(note('c'))]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await kept()).toEqual(['b', 'c']);
  });

  it('are all refused when the commit fails, since nobody knows what was done', async () => {
    used.store.transaction = async (work) => {
      await work(used.store);
      throw new Error('the connection is gone');
    };
    const together = togetherOn(used.store);
    const all = await Promise.allSettled([together(note('a')), together(note('b'))]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('are taken one after the other when they come later', async () => {
    const together = togetherOn(used.store);
    expect(await together(note('a'))).toBe(true);
    expect(await together(note('a'))).toBe(false);
  });
});
