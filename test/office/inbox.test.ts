import { expect, it } from 'vitest';
import { buildInbox, freeQuestions } from '../../src/office/inbox.ts';
import { describeStores, useStore } from '../store/stores.ts';

describeStores('the questions of a process that is no more', (kind) => {
  const used = useStore(kind);
  const held = { key: 'q1', team: 'T1', user: 'U1', body: {} };

  it(kind === 'sqlite' ? 'are taken up soon by the next' : 'are left alone: another may work on them', async () => {
    const killed = buildInbox(used.store, { owner: 'killed' });
    await killed.accept(held);
    await killed.claim(1);
    expect(await freeQuestions(used.store, 'next')).toBe(kind === 'sqlite' ? 1 : 0);
    used.clock.now += 5_001;
    const next = buildInbox(used.store, { owner: 'next' });
    const expected = kind === 'sqlite' ? [{ id: 'q1', attempt: 2, maybeAnswered: true }] : [];
    expect(await next.claim(1)).toMatchObject(expected);
  });
});
