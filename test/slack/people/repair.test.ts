import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Repair } from '../../../src/office/repair.ts';
import type { Message } from '../../../src/playground/shapes.ts';
import { knownMessage } from '../../../src/slack/people/update-message.ts';
import { planFollowUp } from '../../../src/store/follow-ups.ts';
import { question, startTalk, type Talk, wordsOf } from './talk.ts';

const act = 'instruments/cn/cn-order-1.yml';

let talk: Talk;
let repair: Repair;
beforeEach(async () => {
  asked = 0;
  talk = await startTalk();
  repair = talk.office.startRepair(
    { owner: 'test', millis: 60_000 },
    { everyMillis: 1e8, settleMillis: 0, spacingMillis: 0 },
  );
});
afterEach(async () => {
  await repair.stop();
  await talk.close();
});

const updates = () => talk.playground.messages().filter((one) => wordsOf(one).includes('What was said above'));
const tickTwice = async () => {
  await Promise.all([repair.tick(), repair.tick()]);
  await repair.tick();
};

const edit = (change: (text: string) => string) => talk.edit(act, change);
let asked = 0;

async function ask(text = question): Promise<Message> {
  const answer = await talk.answerTo(talk.kim.say('C0GENERAL', `@rareearth ${text}`));
  asked += 1;
  await talk.kept(asked);
  return answer;
}

/** The act is suspended, on a day before today. */
function suspended(text: string): string {
  const entry = [
    '  - from: "2026-11-15"',
    '    status: suspended',
    '    note: { en: Order 1 was suspended on 15 November 2026. }',
    '    citations: [{ source: order-1-text, pinpoint: "art. 10" }]',
  ];
  return text
    .replace('history:\n', `history:\n${entry.join('\n')}\n`)
    .replace(/^checked: .*$/m, 'checked: "2026-11-20"');
}

it('says nothing while nothing has changed, nor when somebody only checked again', async () => {
  await ask();
  await tickTwice();
  await edit((text) => text.replace(/^checked: .*$/m, 'checked: "2026-11-19"'));
  await tickTwice();
  expect(updates().filter((one) => wordsOf(one).includes('reads differently'))).toEqual([]);
});

it('says in the thread what has changed, with the answer before and now, once', async () => {
  const answer = await ask();
  await tickTwice();
  await edit(suspended);
  await tickTwice();
  const [update, ...more] = updates();
  expect(more).toEqual([]);
  expect(update?.thread).toBe(answer.thread);
  const words = wordsOf(update as Message);
  for (const part of [
    question,
    'reads differently now',
    'its status or dates',
    'Order 1 was suspended',
    'Suspended',
    '[1]',
    'Asked again now',
  ])
    expect(words).toContain(part);
  expect(update?.metadata).toMatchObject({ event_type: 'answer_update' });
  await talk.kim.click(update as Message, 'Show the answer');
  await talk.answerTo({ ts: answer.thread } as Message, 3);
});

it('tells in private what was answered in private', async () => {
  await talk.kim.command('C0GENERAL', question);
  await talk.kept(1);
  await tickTwice();
  await edit(suspended);
  await tickTwice();
  expect(updates().map(({ channel }) => channel)).toEqual([talk.kim.direct]);
});

it('tells of a status that time alone has changed, unless the day was named', async () => {
  const answer = await ask();
  await ask('Was tea controlled on 1 March 2025?');
  await tickTwice();
  const before = updates().length;
  talk.today = '2025-01-10';
  await tickTwice();
  expect(
    updates()
      .slice(before)
      .map(({ thread }) => thread),
  ).toEqual([answer.thread]);
  expect(wordsOf(updates().at(-1) as Message)).toContain("The rule's status has changed");
});

it('leaves alone what is older than it looks back', async () => {
  await ask();
  await tickTwice();
  await talk.store.db
    .updateTable('answers')
    .set({ created_at: Date.now() - 31 * 86_400_000 })
    .execute();
  await edit(suspended);
  await tickTwice();
  expect(updates()).toEqual([]);
});

it('looks before it says again what may stand there, and finds it', async () => {
  await ask();
  await tickTwice();
  await edit(suspended);
  talk.playground.faults.next('chat.postMessage', { kind: 'status', status: 503, when: 'after' });
  await repair.tick();
  expect(updates()).toHaveLength(1);
  await talk.store.db.updateTable('follow_ups').set({ not_before: 0 }).execute();
  await repair.tick();
  expect(updates()).toHaveLength(1);
  expect(await talk.store.db.selectFrom('follow_ups').select('status').execute()).toEqual([{ status: 'sent' }]);
});

it('does not wait for a workspace that cannot be reached', async () => {
  const plan = (id: string, of: string) =>
    planFollowUp(talk.store, {
      id,
      kind: 'known',
      team: of,
      user: 'U0KIM',
      answer: null,
      channel: 'U0KIM',
      thread: null,
      body: JSON.stringify(knownMessage('en', `question ${id}`)),
    });
  await plan('a', 'T0GONE');
  await plan('b', 'T0LOCAL');
  await repair.tick();
  await talk.said((one) => one.channel === talk.kim.direct && wordsOf(one).includes('question b'));
  const rows = await talk.store.db.selectFrom('follow_ups').select(['id', 'status']).orderBy('id').execute();
  expect(rows).toEqual([
    { id: 'a', status: 'pending' },
    { id: 'b', status: 'sent' },
  ]);
});

it('says nothing when a question is only read in another way', async () => {
  await ask();
  await talk.store.db.updateTable('answers').set({ entry: 'topic/other', told: 'suspended' }).execute();
  await tickTwice();
  expect(updates()).toEqual([]);
});
