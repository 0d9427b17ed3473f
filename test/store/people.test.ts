import { expect, it } from 'vitest';
import { moveRule, moveVerdict, recentAnswers, recordAnswer, rulesOfAnswers } from '../../src/store/answers.ts';
import {
  dropExpertThread,
  isOpened,
  placeExpertThread,
  reserveExpertThread,
  stepExpertThread,
} from '../../src/store/expert-threads.ts';
import { claimFollowUps, endFollowUp, type PlannedFollowUp, planFollowUp } from '../../src/store/follow-ups.ts';
import {
  closeGap,
  gapsOfAnswer,
  gapsToReask,
  keepWish,
  noteGap,
  openGaps,
  stillOpen,
  takeWishes,
} from '../../src/store/gaps.ts';
import { exportPerson, forgetPerson } from '../../src/store/personal.ts';
import { purge, retentionDays } from '../../src/store/retention.ts';
import { writeSetting } from '../../src/store/settings.ts';
import { activeSubscriptions, subscribe } from '../../src/store/subscriptions.ts';
import { buildAnswer, buildGap, buildWish } from './filled.ts';
import { describeStores, useStore } from './stores.ts';

const lease = { owner: 'w1', millis: 60_000 };
const day = 86_400_000;

describeStores('a recorded answer', (kind) => {
  const used = useStore(kind);

  it('kept again under its id only notes where it stands', async () => {
    const id = await recordAnswer(used.store, buildAnswer({ id: 'a1', message: null }));
    await recordAnswer(used.store, buildAnswer({ id: 'a1', message: '9.9', question: 'other' }));
    const [kept, ...others] = await recentAnswers(used.store, { millis: day, after: '', limit: 9 });
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ id, message_ts: '9.9', question: 'Are widgets controlled?' });
    expect((await rulesOfAnswers(used.store, [id])).get(id)).toEqual([{ rule: 'widget-act/licence', hash: 'h1' }]);
  });

  it('is given page by page, and only while it is recent and answered something', async () => {
    for (const id of ['a3', 'a1', 'a2']) await recordAnswer(used.store, buildAnswer({ id }));
    await recordAnswer(used.store, buildAnswer({ id: 'a0', outcome: 'no_answer' }));
    const page = (after: string) => recentAnswers(used.store, { millis: day, after, limit: 2 });
    expect((await page('')).map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect((await page('a2')).map(({ id }) => id)).toEqual(['a3']);
    used.clock.now += day + 1;
    expect(await page('')).toEqual([]);
  });

  it('moves on from a rule and a verdict once, whoever else tries', async () => {
    await recordAnswer(used.store, buildAnswer({ id: 'a1' }));
    const move = () => moveRule(used.store, 'a1', { rule: 'widget-act/licence', hash: 'h1' }, 'h2');
    expect((await Promise.all([move(), move(), move()])).filter(Boolean)).toHaveLength(1);
    const turn = () => moveVerdict(used.store, 'a1', 'licence_required', 'suspended');
    expect((await Promise.all([turn(), turn()])).filter(Boolean)).toHaveLength(1);
    expect(await moveRule(used.store, 'a1', { rule: 'widget-act/licence', hash: 'h2' }, 'h1')).toBe(true);
  });
});

describeStores('a thread of experts', (kind) => {
  const used = useStore(kind);
  const handed = (answer: string) => ({
    team: 'T1',
    answer,
    question: 'Are widgets controlled?',
    language: 'en',
    asker: 'U1',
    asked: { channel: 'C1', ts: '1.1' },
    experts: 'C9',
  });

  it('is opened by one of many who ask at once', async () => {
    const answer = await recordAnswer(used.store, buildAnswer());
    const all = await Promise.all(
      Array.from({ length: 8 }, () => reserveExpertThread(used.store, handed(answer), 60_000)),
    );
    expect(all.filter(({ isMine }) => isMine)).toHaveLength(1);
    expect(new Set(all.map(({ thread }) => thread.id)).size).toBe(1);
  });

  it('may be opened by the next when whoever reserved it was not heard of again', async () => {
    const answer = await recordAnswer(used.store, buildAnswer());
    const { thread } = await reserveExpertThread(used.store, handed(answer), 60_000);
    expect(isOpened(thread)).toBe(false);
    used.clock.now += 60_001;
    expect(await reserveExpertThread(used.store, handed(answer), 60_000)).toMatchObject({
      thread: { id: thread.id },
      isMine: true,
    });
    await placeExpertThread(used.store, thread.id, '5.5');
    used.clock.now += 60_001;
    const again = await reserveExpertThread(used.store, handed(answer), 60_000);
    expect([again.isMine, isOpened(again.thread)]).toEqual([false, true]);
    await dropExpertThread(used.store, thread.id);
    expect((await reserveExpertThread(used.store, handed(answer), 60_000)).thread.expert_ts).toBe('5.5');
  });

  it('is taken once, and closed once, after which nothing changes it', async () => {
    const answer = await recordAnswer(used.store, buildAnswer());
    const { thread } = await reserveExpertThread(used.store, handed(answer), 60_000);
    const step = (one: 'taken' | 'answered' | 'closed', who: string) =>
      stepExpertThread(used.store, thread.id, one, who);
    expect(await step('taken', 'U7')).toMatchObject({ status: 'taken', taken_by: 'U7' });
    expect(await step('taken', 'U8')).toBeNull();
    expect(await step('answered', 'U8')).toMatchObject({ taken_by: 'U7', answered_by: 'U8' });
    expect(await step('closed', 'U7')).toMatchObject({ status: 'closed' });
    expect([await step('closed', 'U7'), await step('answered', 'U7')]).toEqual([null, null]);
  });
});

describeStores('what is given out of a thread of experts', (kind) => {
  const used = useStore(kind);

  it('tells an expert nothing of the asker, and stays without the name of a forgotten expert', async () => {
    const answer = await recordAnswer(used.store, buildAnswer());
    const asked = { channel: 'C1', ts: '1.1' };
    const handed = { team: 'T1', answer, question: 'secret?', language: 'en', asker: 'U1', asked, experts: 'C9' };
    const { thread } = await reserveExpertThread(used.store, handed, 60_000);
    await stepExpertThread(used.store, thread.id, 'taken', 'U7');
    await stepExpertThread(used.store, thread.id, 'answered', 'U7', 'yes');
    const found = await exportPerson(used.store, { user: 'U7' });
    expect(found.expert_threads).toHaveLength(2);
    expect(JSON.stringify(found)).not.toMatch(/U1|secret/);
    await forgetPerson(used.store, { user: 'U7' });
    const left = await exportPerson(used.store, { user: 'U1' });
    expect(left.expert_threads).toMatchObject([{ question: 'secret?', taken_by: null, answered_by: null }]);
  });
});

describeStores('gaps', (kind) => {
  const used = useStore(kind);

  it('count a question by its form, most asked first', async () => {
    await noteGap(used.store, buildGap({ question: 'What of cobalt?', form: 'what of cobalt' }));
    await noteGap(used.store, buildGap({ question: 'What of tin?', form: 'what of tin' }));
    await noteGap(used.store, buildGap({ question: 'what of TIN?', form: 'what of tin' }));
    await noteGap(used.store, buildGap({ team: 'T2', question: 'What of tin?', form: 'what of tin' }));
    const told = async (team?: string) =>
      (await openGaps(used.store, 9, team)).map(({ question, asked }) => [question, asked]);
    expect(await told('T1')).toEqual([
      ['What of tin?', 2],
      ['What of cobalt?', 1],
    ]);
    expect(await told()).toHaveLength(3);
  });

  it('count an answer once, however often it is rated', async () => {
    const answer = await recordAnswer(used.store, buildAnswer());
    const id = await noteGap(used.store, buildGap({ answer, why: 'rated' }));
    await noteGap(used.store, buildGap({ answer, why: 'rated' }));
    expect(await openGaps(used.store, 9)).toMatchObject([{ id, asked: 1, why: 'rated' }]);
    expect(await gapsOfAnswer(used.store, answer)).toEqual([id]);
  });

  it('are closed in their own workspace only, until somebody asks again', async () => {
    const id = await noteGap(used.store, buildGap());
    expect(await closeGap(used.store, id, 'T2')).toBe(false);
    expect(await closeGap(used.store, id, 'T1')).toBe(true);
    expect(await closeGap(used.store, id)).toBe(false);
    expect(await openGaps(used.store, 9)).toEqual([]);
    await noteGap(used.store, buildGap());
    expect(await openGaps(used.store, 9)).toMatchObject([{ asked: 2 }]);
  });

  it('are asked again once of each knowledge, unless they were answered badly', async () => {
    const id = await noteGap(used.store, buildGap());
    await noteGap(used.store, buildGap({ form: 'bad', why: 'rated' }));
    expect(await gapsToReask(used.store, 'abc', 9)).toEqual([]);
    expect((await gapsToReask(used.store, 'def', 9)).map((gap) => gap.id)).toEqual([id]);
    await stillOpen(used.store, id, 'def');
    expect(await gapsToReask(used.store, 'def', 9)).toEqual([]);
  });

  it('keep a wish once, and give it to one caller', async () => {
    const gap = await noteGap(used.store, buildGap());
    const wish = { gap, team: 'T1', user: 'U1', language: 'ja', channel: 'C1', thread: '1.1' };
    expect([await keepWish(used.store, wish), await keepWish(used.store, wish)]).toEqual([true, false]);
    await keepWish(used.store, { ...wish, user: 'U2', thread: null });
    const taken = await Promise.all([takeWishes(used.store, gap), takeWishes(used.store, gap)]);
    expect(
      taken
        .flat()
        .map(({ user_id }) => user_id)
        .sort(),
    ).toEqual(['U1', 'U2']);
  });

  it('are forgotten with the only one who asked, and kept when others did', async () => {
    const mine = await recordAnswer(used.store, buildAnswer({ user: 'U1' }));
    const other = await recordAnswer(used.store, buildAnswer({ user: 'U2' }));
    await noteGap(used.store, buildGap({ form: 'mine', answer: mine }));
    await noteGap(used.store, buildGap({ form: 'ours', answer: mine }));
    const ours = await noteGap(used.store, buildGap({ form: 'ours', answer: other }));
    expect((await exportPerson(used.store, { user: 'U1' })).gaps).toHaveLength(2);
    expect(await forgetPerson(used.store, { user: 'U1' })).toMatchObject({ gaps: 1, answers: 1 });
    expect((await openGaps(used.store, 9)).map(({ id }) => id)).toEqual([ours]);
  });
});

describeStores('follow-ups', (kind) => {
  const used = useStore(kind);
  const plan = (overrides: Partial<PlannedFollowUp> = {}) =>
    planFollowUp(used.store, {
      id: 'f1',
      kind: 'update',
      team: 'T1',
      user: 'U1',
      answer: null,
      channel: 'C1',
      thread: '1.1',
      body: '{"text":"hi"}',
      ...overrides,
    });
  const claim = () => claimFollowUps(used.store, lease, 9);

  it('are planned once, and claimed by one worker', async () => {
    expect([await plan(), await plan({ body: 'other' })]).toEqual([true, false]);
    const claims = (await Promise.all([claim(), claim()])).flat();
    expect(claims).toMatchObject([{ id: 'f1', attempt: 1, body: '{"text":"hi"}', mayBePosted: false }]);
    expect(await claim()).toEqual([]);
  });

  it('come back after the lease, as perhaps posted, and late writes change nothing', async () => {
    await plan();
    const [lost] = await claim();
    used.clock.now += lease.millis + 1;
    const [second] = await claim();
    expect(second).toMatchObject({ attempt: 2, mayBePosted: true });
    if (!lost || !second) throw new Error('no claims');
    expect(await endFollowUp(used.store, lost, { as: 'sent', ts: '1.2' })).toBe(false);
    expect(await endFollowUp(used.store, second, { as: 'sent', ts: '1.3' })).toBe(true);
    expect(await endFollowUp(used.store, second, { as: 'failed', error: 'late' })).toBe(false);
  });

  it('surely not posted come back as such, those perhaps posted as such', async () => {
    await plan();
    const [first] = await claim();
    if (!first) throw new Error('no claim');
    await endFollowUp(used.store, first, { as: 'again', millis: 1_000, error: 'ratelimited' });
    expect(await claim()).toEqual([]);
    used.clock.now += 1_000;
    const [second] = await claim();
    expect(second?.mayBePosted).toBe(false);
    if (!second) throw new Error('no claim');
    await endFollowUp(used.store, second, { as: 'unknown', millis: 1_000, error: 'timeout' });
    used.clock.now += 1_000;
    expect(await claim()).toMatchObject([{ mayBePosted: true, attempt: 3 }]);
  });

  it('are purged when they were sent long ago, with the wishes nobody could meet', async () => {
    await plan();
    await plan({ id: 'f2' });
    const gap = await noteGap(used.store, buildGap());
    await keepWish(used.store, { gap, team: 'T1', user: 'U1', language: 'en', channel: 'C1', thread: null });
    const claimed = await claim();
    const sent = claimed.find(({ id }) => id === 'f1');
    if (sent) await endFollowUp(used.store, sent, { as: 'sent', ts: '1.2' });
    used.clock.now += (retentionDays.gap_wishes - 1) * day;
    await noteGap(used.store, buildGap());
    used.clock.now += 2 * day;
    expect(await purge(used.store)).toMatchObject({ follow_ups: 1, gap_wishes: 1, gaps: 0 });
  });
});

describeStores('a channel set to quiet', (kind) => {
  const used = useStore(kind);

  it('is told nothing until it is not quiet any more', async () => {
    for (const channel of ['C1', 'C2']) await subscribe(used.store, buildWish({ channel }));
    await writeSetting(used.store, { team: 'T1', owner: 'C1' }, 'quiet', 'on');
    await writeSetting(used.store, { team: 'T2', owner: 'C2' }, 'quiet', 'on');
    const told = async () => (await activeSubscriptions(used.store)).map(({ channel_id }) => channel_id).sort();
    expect(await told()).toEqual(['C2']);
    await writeSetting(used.store, { team: 'T1', owner: 'C1' }, 'quiet', null);
    expect(await told()).toEqual(['C1', 'C2']);
  });
});
