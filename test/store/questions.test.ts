import { expect, it } from 'vitest';
import { findAnswer, recordAnswer } from '../../src/store/answers.ts';
import { claimEvents, finishEvent, insertEvent, postponeEvent, releaseEvents } from '../../src/store/events.ts';
import { feedbackByEntry, giveFeedback } from '../../src/store/feedback.ts';
import { forgetSeen, isNew } from '../../src/store/seen.ts';
import { readSetting, writeSetting } from '../../src/store/settings.ts';
import { buildAnswer } from './filled.ts';
import { describeStores, useStore } from './stores.ts';

const lease = { owner: 'w1', millis: 60_000 };

describeStores('events', (kind) => {
  const used = useStore(kind);
  const insert = (event: string, team = 'T1') =>
    insertEvent(used.store, { team, event, user: 'U1', payload: { text: 'hi' } });

  it('are kept once for each workspace', async () => {
    expect([await insert('E1'), await insert('E1'), await insert('E1', 'T2')]).toEqual([true, false, true]);
  });

  it('sent by twenty at once are kept by one', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => insert('E1')));
    expect(results.filter(Boolean)).toHaveLength(1);
  });

  it('are claimed oldest first, and by one worker only', async () => {
    for (const event of ['E1', 'E2', 'E3']) {
      await insert(event);
      used.clock.now += 1;
    }
    const first = await claimEvents(used.store, lease, 2);
    expect(first.map(({ event_id, attempt, payload }) => [event_id, attempt, JSON.parse(payload)])).toEqual([
      ['E1', 1, { text: 'hi' }],
      ['E2', 1, { text: 'hi' }],
    ]);
    expect((await claimEvents(used.store, lease, 9)).map(({ event_id }) => event_id)).toEqual(['E3']);
    expect(await claimEvents(used.store, lease, 9)).toEqual([]);
  });

  it('are never claimed twice by four workers at once', async () => {
    for (let n = 0; n < 60; n++) await insert(`E${n}`);
    const work = async (owner: string) => {
      const mine: string[] = [];
      for (;;) {
        const some = await claimEvents(used.store, { owner, millis: 60_000 }, 3);
        if (some.length === 0) return mine;
        mine.push(...some.map(({ id }) => id));
      }
    };
    const claimed = (await Promise.all(['a', 'b', 'c', 'd'].map(work))).flat();
    expect(claimed).toHaveLength(60);
    expect(new Set(claimed).size).toBe(60);
  });

  it.each([
    ['on its last moment', 0, 0],
    ['after it', 1, 1],
  ])('are free again when the lease ended: %s', async (_when, after, free) => {
    await insert('E1');
    await claimEvents(used.store, lease, 1);
    used.clock.now += lease.millis + after;
    expect(await claimEvents(used.store, lease, 1)).toHaveLength(free);
  });

  it('that others held are free sooner once it is known that those are gone', async () => {
    for (const [event, owner] of [
      ['E1', 'gone'],
      ['E2', 'mine'],
    ] as const) {
      await insert(event);
      await claimEvents(used.store, { ...lease, owner }, 1);
    }
    expect(await releaseEvents(used.store, 'mine', 5_000)).toBe(1);
    expect(await releaseEvents(used.store, 'mine', 5_000)).toBe(0);
    expect(await claimEvents(used.store, lease, 9)).toEqual([]);
    used.clock.now += 5_001;
    // The second attempt: an answer may stand there.
    expect(await claimEvents(used.store, lease, 9)).toMatchObject([{ event_id: 'E1', attempt: 2, posts: 2 }]);
  });

  it('are not finished by a worker that lost its claim', async () => {
    await insert('E1');
    const [old] = await claimEvents(used.store, lease, 1);
    used.clock.now += lease.millis + 1;
    const [current] = await claimEvents(used.store, { ...lease, owner: 'w2' }, 1);
    if (!old || !current) throw new Error('not claimed');
    expect(current.attempt).toBe(2);
    expect(await finishEvent(used.store, old)).toBe(false);
    expect(await postponeEvent(used.store, old, 0, 'late')).toBe(false);
    expect(await finishEvent(used.store, current)).toBe(true);
    expect(await finishEvent(used.store, current)).toBe(false);
    expect(await insert('E1')).toBe(false);
  });

  it('drop what was said when they are done', async () => {
    await insert('E1');
    const [claim] = await claimEvents(used.store, lease, 1);
    if (!claim) throw new Error('not claimed');
    await finishEvent(used.store, claim, 'no such channel');
    const row = await used.store.db.selectFrom('events').selectAll().executeTakeFirst();
    expect(row).toMatchObject({ status: 'failed', payload: '{}', user_id: null, last_error: 'no such channel' });
  });

  it('put back come again after the delay', async () => {
    await insert('E1');
    const [claim] = await claimEvents(used.store, lease, 1);
    if (!claim) throw new Error('not claimed');
    expect(await postponeEvent(used.store, claim, 5_000, 'busy')).toBe(true);
    used.clock.now += 4_999;
    expect(await claimEvents(used.store, lease, 1)).toEqual([]);
    used.clock.now += 1;
    expect(await claimEvents(used.store, lease, 1)).toMatchObject([{ attempt: 2, last_error: 'busy' }]);
  });

  it('are answered and finished in one go, or not at all', async () => {
    await insert('E1');
    const [claim] = await claimEvents(used.store, lease, 1);
    if (!claim) throw new Error('not claimed');
    const late = { ...claim, attempt: 0 };
    const answerFor = (held: typeof claim) =>
      used.store.transaction(async (session) => {
        await recordAnswer(session, buildAnswer());
        if (!(await finishEvent(session, held))) throw new Error('lost');
      });
    await expect(answerFor(late)).rejects.toThrow('lost');
    expect(await used.store.db.selectFrom('answers').selectAll().execute()).toEqual([]);
    await answerFor(claim);
    expect(await used.store.db.selectFrom('answers').selectAll().execute()).toHaveLength(1);
  });
});

describeStores('answers', (kind) => {
  const used = useStore(kind);

  it('are kept as they were given', async () => {
    const id = await recordAnswer(used.store, buildAnswer({ question: "磁体'; drop table answers --", verdict: null }));
    expect(await findAnswer(used.store, id)).toEqual({
      id,
      team_id: 'T1',
      channel_id: 'C1',
      user_id: 'U1',
      question: "磁体'; drop table answers --",
      language: 'en',
      as_of: '2026-11-22',
      outcome: 'answer',
      entry: 'topic/widgets',
      verdict: null,
      revision: 'abc',
      citations: '[{"source":"gazette","pinpoint":"art. 1"}]',
      again: 'Are widgets controlled?',
      dated: 0,
      thread_ts: '1.1',
      message_ts: '1.2',
      ephemeral: 0,
      outside: 0,
      told: 'licence_required',
      created_at: used.clock.now,
    });
    expect(await findAnswer(used.store, 'none')).toBeNull();
  });

  it('have one vote of each user, the last', async () => {
    const answer = await recordAnswer(used.store, buildAnswer());
    const other = await recordAnswer(used.store, buildAnswer({ entry: 'topic/gadgets' }));
    await giveFeedback(used.store, { answer, user: 'U1', vote: 'up' });
    await giveFeedback(used.store, { answer, user: 'U1', vote: 'down', note: 'outdated' });
    await giveFeedback(used.store, { answer, user: 'U2', vote: 'down' });
    await giveFeedback(used.store, { answer: other, user: 'U2', vote: 'up' });
    expect(await feedbackByEntry(used.store)).toEqual([
      { entry: 'topic/widgets', up: 0, down: 2 },
      { entry: 'topic/gadgets', up: 1, down: 0 },
    ]);
  });

  it('that are gone take no vote', async () => {
    expect(await giveFeedback(used.store, { answer: 'gone', user: 'U1', vote: 'up' })).toBe(false);
  });
});

describeStores('keys seen', (kind) => {
  const used = useStore(kind);

  it('are new to one of twenty', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => isNew(used.store, 'k', 1_000)));
    expect(results.filter(Boolean)).toHaveLength(1);
  });

  it.each([
    ['before', 999, false],
    ['at', 1_000, true],
  ])('are new again %s the end of their time: %s', async (_when, after, expected) => {
    await isNew(used.store, 'k', 1_000);
    used.clock.now += after;
    expect(await isNew(used.store, 'k', 1_000)).toBe(expected);
    expect(await isNew(used.store, 'k', 1_000)).toBe(false);
  });

  it('are new again when taken back', async () => {
    await isNew(used.store, 'k', 1_000);
    await forgetSeen(used.store, 'k');
    expect(await isNew(used.store, 'k', 1_000)).toBe(true);
  });
});

describeStores('settings', (kind) => {
  const used = useStore(kind);

  it('belong to a workspace, or to a channel or user in it', async () => {
    await writeSetting(used.store, { team: 'T1' }, 'language', 'en');
    await writeSetting(used.store, { team: 'T1', owner: 'U1' }, 'language', 'ko');
    await writeSetting(used.store, { team: 'T1', owner: 'U1' }, 'language', 'ja');
    expect(await readSetting(used.store, { team: 'T1' }, 'language')).toBe('en');
    expect(await readSetting(used.store, { team: 'T1', owner: 'U1' }, 'language')).toBe('ja');
    await writeSetting(used.store, { team: 'T1', owner: 'U1' }, 'language', null);
    expect(await readSetting(used.store, { team: 'T1', owner: 'U1' }, 'language')).toBeNull();
  });
});
