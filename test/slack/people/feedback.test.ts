import { afterEach, expect, it } from 'vitest';
import type { Message } from '../../../src/playground/shapes.ts';
import { listFields } from '../../../src/slack/batch/form.ts';
import { exportPerson, forgetPerson } from '../../../src/store/personal.ts';
import { countRows } from '../../store/filled.ts';
import { question, startTalk, type Talk, team, unknown, voteOf, wordsOf } from './talk.ts';

let talk: Talk;
afterEach(() => talk.close());

const votes = () => talk.store.db.selectFrom('feedback').selectAll().execute();
async function ask(text: string): Promise<Message> {
  const asked = talk.kim.say('C0GENERAL', `@rareearth ${text}`);
  return talk.answerTo(asked);
}

it.each(['socket', 'http'] as const)(
  'keeps each answer with where it stands and what it cited, over %s',
  async (transport) => {
    talk = await startTalk({}, transport);
    const answer = await ask(question);
    const [row] = await talk.kept(1);
    expect(row).toMatchObject({
      team_id: team,
      channel_id: 'C0GENERAL',
      user_id: 'U0KIM',
      question,
      again: question,
      dated: 0,
      thread_ts: answer.thread,
      message_ts: answer.ts,
      ephemeral: 0,
      outcome: 'answer',
      as_of: '2026-11-22',
      language: 'en',
    });
    const rules = await talk.store.db.selectFrom('answer_rules').selectAll().execute();
    expect(rules.map(({ rule }) => rule)).toContain('cn-order-1/licence');
    expect(rules.every(({ hash }) => /^[0-9a-f]{12}(\.[0-9a-f]{12}){2}$/.test(hash))).toBe(true);
    expect(voteOf(answer, 'up').value).toContain(row?.id);
  },
);

it('keeps what a command and a direct message were answered', async () => {
  talk = await startTalk();
  await talk.kim.command('C0GENERAL', question);
  talk.kim.say(talk.kim.direct, 'Was tea controlled on 1 March 2025?');
  const rows = await talk.kept(2);
  expect(rows.map(({ ephemeral, dated }) => [ephemeral, dated]).sort()).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

it('keeps a checked list as one answer, with what every line cited', async () => {
  talk = await startTalk();
  await talk.kim.command('C0GENERAL', 'check');
  const view = await talk.modal(talk.kim);
  const list = { type: 'plain_text_input', value: 'tea\ngreen tea\nzorblax' };
  await talk.kim.submit(view, { [listFields.list]: { [listFields.list]: list } });
  const [row] = await talk.kept(1);
  expect(row).toMatchObject({
    user_id: 'U0KIM',
    again: null,
    outcome: 'no_answer',
    question: 'tea; green tea; zorblax',
  });
  expect(await talk.store.db.selectFrom('answer_rules').select('rule').execute()).toContainEqual({
    rule: 'cn-order-1/licence',
  });
});

it('counts one vote of each person, the last', async () => {
  talk = await startTalk();
  const answer = await ask(question);
  await talk.kept(1);
  await talk.kim.click(answer, 'people:feedback', voteOf(answer, 'up'));
  await talk.whisper('Thank you for telling');
  await talk.alex.click(answer, 'people:feedback', voteOf(answer, 'up'));
  await talk.kim.click(answer, 'people:feedback', voteOf(answer, 'down'));
  await talk.modal(talk.kim);
  const kept = await votes();
  expect(kept.map(({ user_id, vote }) => [user_id, vote]).sort()).toEqual([
    ['U0ALEX', 'up'],
    ['U0KIM', 'down'],
  ]);
});

it('asks of a bad vote why, and hands the question to the curators', async () => {
  talk = await startTalk();
  const answer = await ask(question);
  await talk.kept(1);
  await talk.kim.click(answer, 'people:feedback', voteOf(answer, 'down'));
  const view = await talk.modal(talk.kim);
  await talk.kim.submit(view, {
    reason: { reason: { type: 'radio_buttons', selected_option: { value: 'wrong' } } },
    note: { note: { type: 'plain_text_input', value: 'It left out <!channel> exports.' } },
  });
  const thanks = await talk.whisper('The curators see it');
  expect([thanks.visibleTo, thanks.thread]).toEqual(['U0KIM', answer.thread]);
  expect(await votes()).toMatchObject([{ vote: 'down', note: 'wrong: It left out <!channel> exports.' }]);
  await talk.alex.command('C0GENERAL', 'gaps');
  const list = await talk.whisper('Questions without a good answer');
  expect(wordsOf(list)).toContain('found unhelpful');
  expect(wordsOf(list)).toContain(question);
});

it('puts nothing into a call that a form brings back in place of where it was opened', async () => {
  talk = await startTalk();
  const answer = await ask(question);
  const [row] = await talk.kept(1);
  await talk.kim.click(answer, 'people:feedback', voteOf(answer, 'down'));
  const view = await talk.modal(talk.kim);
  Object.assign(view, { privateMetadata: `xx <http://evil.test|bank> <!here> ${row?.id}` });
  await talk.kim.submit(view, {
    reason: { reason: { type: 'radio_buttons', selected_option: { value: 'wrong' } } },
    note: { note: { type: 'plain_text_input', value: 'no' } },
  });
  const thanks = await talk.said((one) => one.channel === talk.kim.direct && wordsOf(one).includes('curators'));
  expect(thanks.thread).toBeUndefined();
  // It was not even tried to say it there.
  expect(talk.log.lines.filter((line) => /evil|goes to the person instead/.test(line))).toEqual([]);
});

it('has the buttons under what has no answer too, and none where a channel hides them', async () => {
  talk = await startTalk();
  expect(wordsOf(await ask(unknown))).toContain('feedback_buttons');
  await talk.alex.command('C0GENERAL', 'settings feedback off');
  await talk.whisper('Saved');
  expect(wordsOf(await ask(question))).not.toContain('feedback_buttons');
});

it('says so when an answer is no longer kept', async () => {
  talk = await startTalk();
  const answer = await ask(question);
  await talk.kept(1);
  await forgetPerson(talk.store, { user: 'U0KIM' });
  await talk.kim.click(answer, 'people:feedback', voteOf(answer, 'up'));
  expect(wordsOf(await talk.whisper('too old to be rated'))).toContain('Please ask');
});

it('gives out, and forgets, all that is kept of a person', async () => {
  talk = await startTalk();
  const answer = await ask(unknown);
  await talk.kept(1);
  await talk.kim.click(answer, 'Tell me when you know');
  await talk.whisper('You will be told once');
  await talk.kim.click(answer, 'people:feedback', voteOf(answer, 'down'));
  await talk.modal(talk.kim);
  await talk.kim.click(answer, 'Ask an expert');
  await talk.said(({ channel, thread }) => channel === 'C0TRADE' && thread === undefined);
  const found = await exportPerson(talk.store, { user: 'U0KIM' });
  for (const table of ['answers', 'feedback', 'gaps', 'gap_wishes', 'expert_threads'])
    expect([table, found[table]?.length]).toEqual([table, 1]);
  await forgetPerson(talk.store, { user: 'U0KIM' });
  expect(Object.values(await exportPerson(talk.store, { user: 'U0KIM' })).flat()).toEqual([]);
  expect(await countRows(talk.store)).toMatchObject({
    answers: 0,
    feedback: 0,
    gaps: 0,
    gap_wishes: 0,
    answer_rules: 0,
  });
});
