import { afterEach, expect, it } from 'vitest';
import { question, startTalk, type Talk, wordsOf } from './talk.ts';

let talk: Talk;
afterEach(() => talk.close());

it('answers mentions for the asker alone where a channel wants that', async () => {
  talk = await startTalk();
  await talk.alex.command('C0GENERAL', 'settings answers ephemeral');
  await talk.whisper('Saved');
  const asked = talk.kim.say('C0GENERAL', `@rareearth ${question}`);
  const answer = await talk.said(({ thread }) => thread === asked.ts);
  expect(answer.visibleTo).toBe('U0KIM');
  const elsewhere = talk.kim.say('C0NEWS', `@rareearth ${question}`);
  expect((await talk.answerTo(elsewhere)).visibleTo).toBeUndefined();
});

it('speaks the language of the channel where the question shows none', async () => {
  talk = await startTalk();
  await talk.alex.command('C0GENERAL', 'settings language German');
  await talk.whisper('Saved');
  await talk.kim.command('C0GENERAL', 'settings');
  await talk.whisper('Channel-Einstellungen');
});

it('lets nobody but administrators change a channel, and everybody their own direct message', async () => {
  talk = await startTalk();
  await talk.kim.command('C0GENERAL', 'settings quiet on');
  await talk.whisper('Only administrators');
  expect(await talk.office.isQuiet('T0LOCAL', 'C0GENERAL')).toBe(false);
  await talk.kim.command(talk.kim.direct, 'settings feedback off');
  await talk.whisper('Rating buttons: off');
});

it('finds the experts channel by its name, and says so when there is none', async () => {
  talk = await startTalk();
  await talk.alex.command('C0GENERAL', 'settings experts #nowhere');
  await talk.whisper('No channel #nowhere');
  await talk.alex.command('C0GENERAL', 'settings experts #announcements');
  await talk.whisper('Experts: C0NEWS');
  const answer = await talk.answerTo(talk.kim.say('C0GENERAL', `@rareearth ${question}`));
  await talk.kim.click(answer, 'Ask an expert');
  await talk.said(({ channel }) => channel === 'C0NEWS');
});

it('has a form, filled with what holds', async () => {
  talk = await startTalk();
  await talk.alex.command('C0GENERAL', 'settings quiet on');
  const list = await talk.whisper('Saved');
  await talk.alex.click(list, 'Change');
  const view = await talk.modal(talk.alex);
  expect(wordsOf(view)).toMatch(/"initial_option":\{"text":\{[^}]+"text":"on"/);
  const chosen = (value: string) => ({ type: 'static_select', selected_option: { value } });
  await talk.alex.submit(view, {
    language: { language: chosen('ja') },
    answers: { answers: chosen('ephemeral') },
    experts: { experts: { type: 'conversations_select', selected_conversation: 'C0NEWS' } },
    quiet: { quiet: chosen('off') },
    feedback: { feedback: chosen('off') },
  });
  await talk.said(
    ({ visibleTo, ts, ...one }) => visibleTo === 'U0ALEX' && ts !== list.ts && wordsOf(one).includes('Saved'),
  );
  const kept = await talk.store.db.selectFrom('settings').select(['key', 'value']).orderBy('key').execute();
  expect(kept.map(({ key, value }) => `${key} ${value}`)).toEqual([
    'answers ephemeral',
    'experts C0NEWS',
    'feedback off',
    'language ja',
  ]);
});

it('says one kind sentence where it is not allowed, and answers direct messages', async () => {
  talk = await startTalk({ allowed: { workspaces: ['T0LOCAL'], channels: ['C0TRADE'] } });
  const asked = talk.kim.say('C0GENERAL', `@rareearth ${question}`);
  const refusal = await talk.said(({ thread }) => thread === asked.ts);
  expect([refusal.visibleTo, wordsOf(refusal)]).toEqual(['U0KIM', expect.stringContaining('not set up to answer')]);
  const direct = talk.kim.say(talk.kim.direct, question);
  expect(wordsOf(await talk.answerTo(direct))).toContain('Tea needs a licence');
});

it('slows down who asks too much, and says so once', async () => {
  talk = await startTalk({ perMinute: 2 });
  for (let n = 0; n < 4; n += 1) await talk.kim.command('C0GENERAL', question);
  await talk.whisper('That was quick');
  await talk.alex.command('C0GENERAL', 'help');
  await talk.said(({ visibleTo }) => visibleTo === 'U0ALEX');
  const own = talk.playground.messages().filter(({ visibleTo }) => visibleTo === 'U0KIM');
  expect(own.filter((one) => wordsOf(one).includes('That was quick'))).toHaveLength(1);
  expect(own).toHaveLength(3);
  talk.clock.offset += 60_000;
  await talk.kim.command('C0GENERAL', question);
  await talk.said(({ visibleTo }) => visibleTo === 'U0KIM', 4);
});
