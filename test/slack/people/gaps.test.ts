import { afterEach, expect, it } from 'vitest';
import { formatDay } from '../../../src/core/day.ts';
import type { Message } from '../../../src/playground/shapes.ts';
import { startTalk, type Talk, unknown, wordsOf } from './talk.ts';

let talk: Talk;
afterEach(() => talk.close());

async function ask(text: string, person = talk.kim): Promise<Message> {
  return talk.answerTo(person.say('C0GENERAL', `@rareearth ${text}`));
}

/** Adds a guide that answers the question. */
async function teach(): Promise<void> {
  const guide = [
    'id: zorblax-permit',
    'question: { en: Do zorblaxes need a permit? }',
    'checked: "2026-11-20"',
    'statements:',
    '  - text: { en: No rule recorded here names zorblaxes. }',
    '    citations: [{ source: tea-news, pinpoint: "title" }]',
    'examples: { en: [zorblax permit, permit for a zorblax, do zorblaxes need a permit] }',
  ];
  await talk.edit('guides/zorblax-permit.yml', () => `${guide.join('\n')}\n`);
}

it('lists what had no answer, alike together, to curators only', async () => {
  talk = await startTalk();
  await ask(unknown);
  await ask('do ZORBLAXES need a permit', talk.alex);
  await ask('Do zorblaxes need permits?');
  await ask('weather in Paris');
  await talk.alex.command('C0GENERAL', 'gaps');
  const list = wordsOf(await talk.whisper('Questions without a good answer'));
  expect(list).toContain(`asked 3 times, last on ${formatDay(new Date().toISOString().slice(0, 10), 'en')}`);
  expect(list).toContain('Do zorblaxes need permits?');
  await talk.kim.command('C0GENERAL', 'gaps');
  await talk.whisper('shown to curators only');
});

it('closes a question and those alike by a button', async () => {
  talk = await startTalk();
  await ask(unknown);
  await talk.alex.command('C0GENERAL', 'gaps');
  const list = await talk.whisper('Questions without a good answer');
  await talk.alex.click(list, 'Close');
  const after = await talk.whisper('The question is closed');
  expect(wordsOf(after)).toContain('There are none');
});

it('closes itself once the knowledge answers it, and tells who wanted to hear, once', async () => {
  talk = await startTalk();
  const repair = talk.office.startRepair(
    { owner: 'test', millis: 60_000 },
    { everyMillis: 1e8, settleMillis: 0, spacingMillis: 0 },
  );
  const answer = await ask(unknown);
  await talk.kim.click(answer, 'Tell me when you know');
  await talk.whisper('You will be told once');
  await talk.kim.click(answer, 'Tell me when you know');
  await talk.whisper('already on the list');
  await repair.tick();
  await teach();
  await Promise.all([repair.tick(), repair.tick()]);
  await repair.tick();
  const told = talk.playground.messages().filter((one) => wordsOf(one).includes('It can now'));
  expect(told.map(({ thread }) => thread)).toEqual([answer.thread]);
  expect(await talk.store.db.selectFrom('gap_wishes').selectAll().execute()).toEqual([]);
  const [note] = told;
  if (!note) throw new Error('nobody was told');
  await talk.kim.click(note, 'Show the answer');
  await talk.said(({ thread, ...one }) => thread === answer.thread && wordsOf(one).includes('names zorblaxes'));
  await talk.alex.command('C0GENERAL', 'gaps');
  expect(wordsOf(await talk.whisper('Questions without a good answer'))).toContain('There are none');
  await repair.stop();
});
