import { afterEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Guide } from '../../../src/core/guide.ts';
import type { Message } from '../../../src/playground/shapes.ts';
import { expertsChannel, question, startTalk, type Talk, wordsOf } from './talk.ts';

let talk: Talk;
afterEach(() => talk.close());

async function ask(text = question): Promise<Message> {
  return talk.answerTo(talk.kim.say('C0GENERAL', `@rareearth ${text}`));
}

/** The question as the experts see it. */
const handed = (channel = expertsChannel) =>
  talk.said((one) => one.channel === channel && one.thread === undefined && one.visibleTo === undefined);

const changed = (message: Message, text: string) =>
  talk.said(({ ts, ...one }) => ts === message.ts && wordsOf(one).includes(text));

it('puts a question before the experts, with what the bot said and where', async () => {
  talk = await startTalk();
  const answer = await ask();
  await talk.kim.click(answer, 'Ask an expert');
  const expert = await handed();
  const words = wordsOf(expert);
  for (const part of ['<@U0KIM> asks:', question, 'What the bot said', 'archives/C0GENERAL', 'Nobody has taken it'])
    expect(words).toContain(part);
  const marks = [...words.matchAll(/\[\d+\]/g)];
  expect(marks.length).toBeGreaterThan(0);
  const state = await talk.said(
    ({ thread, ...one }) => thread === answer.thread && wordsOf(one).includes('with the experts'),
  );
  await talk.alex.click(expert, 'Take it');
  await changed(expert, '<@U0ALEX> has taken up');
  await changed(state, '<@U0ALEX> has taken up');
  expect(wordsOf(await changed(expert, 'has taken up'))).not.toContain('Take it');
});

it('opens one thread, however often and by however many it is asked', async () => {
  talk = await startTalk();
  const answer = await ask();
  await Promise.all([
    talk.kim.click(answer, 'Ask an expert'),
    talk.kim.click(answer, 'Ask an expert'),
    talk.alex.click(answer, 'Ask an expert'),
  ]);
  await handed();
  const told = ({ visibleTo, thread, ...one }: Message) =>
    thread === answer.thread && wordsOf(one).includes('with the experts') && visibleTo !== undefined;
  await talk.said(told, 2);
  await talk.said(({ visibleTo, ...one }) => visibleTo === undefined && wordsOf(one).includes('with the experts'));
  expect(talk.playground.messages().filter(({ channel }) => channel === expertsChannel)).toHaveLength(1);
});

it("takes an expert's answer back to the asker's thread, as a person's", async () => {
  talk = await startTalk();
  const answer = await ask();
  await talk.kim.click(answer, 'Ask an expert');
  const expert = await handed();
  await talk.alex.click(expert, 'Answer');
  const view = await talk.modal(talk.alex);
  const text = 'Yes, *all of it*; see <https://evil.example|the decree> & ask <!channel>.';
  await talk.alex.submit(view, { answer: { answer: { type: 'plain_text_input', value: text } } });
  const back = await talk.said(
    ({ thread, ...one }) => thread === answer.thread && wordsOf(one).includes("a person's answer"),
  );
  expect(wordsOf(back)).toContain('not from the knowledge base');
  expect(wordsOf(back)).toContain('<@U0ALEX> answered on 22 November 2026');
  expect(wordsOf(back)).toContain('&lt;!channel&gt;');
  expect(wordsOf(back)).not.toMatch(/<!channel>|<https:/);
  await changed(expert, 'has answered your question');
  await talk.alex.click(expert, 'Resolved');
  await changed(expert, 'as resolved');
  expect(wordsOf(await changed(expert, 'as resolved'))).not.toContain('"Answer"');
});

it('answers in private what was asked in private', async () => {
  talk = await startTalk();
  await talk.kim.command('C0GENERAL', question);
  const answer = await talk.whisper('Ask an expert');
  await talk.kim.click(answer, 'Ask an expert');
  const expert = await handed();
  expect(wordsOf(expert)).not.toContain('archives');
  const state = await talk.said(({ channel }) => channel === talk.kim.direct);
  await talk.alex.click(expert, 'Answer');
  const view = await talk.modal(talk.alex);
  await talk.alex.submit(view, { answer: { answer: { type: 'plain_text_input', value: 'Yes.' } } });
  await talk.said(({ channel, ...one }) => channel === talk.kim.direct && wordsOf(one).includes("a person's answer"));
  await changed(state, 'has answered');
  const inPublic = talk.playground.messages().filter(({ channel }) => channel === 'C0GENERAL');
  expect(inPublic.every(({ visibleTo }) => visibleTo === 'U0KIM')).toBe(true);
});

it('drafts knowledge that has the shape of a guide, and marks what a curator writes', async () => {
  talk = await startTalk();
  const answer = await ask();
  await talk.kim.click(answer, 'Ask an expert');
  const expert = await handed();
  await talk.alex.click(expert, 'Add to knowledge');
  const draft = await talk.answerTo(expert);
  const said = draft.blocks.map(({ text }) => (text as { text: string } | undefined)?.text ?? '').join('\n');
  const yaml = /```(.*)```/s.exec(said)?.[1] ?? '';
  const guide = Guide.parse(parse(yaml));
  expect(guide).toMatchObject({ id: 'is-tea-controlled', question: { en: question } });
  expect(yaml).toContain('FILL IN');
  expect(wordsOf(draft)).toContain('guides/is-tea-controlled.yml');
});

it('goes to the channel of the topic, or of what the topic belongs to', async () => {
  talk = await startTalk({ experts: { usual: expertsChannel, byTopic: new Map([['tea', 'C0NEWS']]) } });
  const answer = await ask('Is green tea controlled?');
  await talk.kim.click(answer, 'Ask an expert');
  expect((await handed('C0NEWS')).channel).toBe('C0NEWS');
});

it('names whom to ask where no channel is set up', async () => {
  talk = await startTalk({ experts: { usual: null, byTopic: new Map() } });
  const answer = await ask();
  await talk.kim.click(answer, 'Ask an expert');
  await talk.whisper('No channel for experts is set up here');
});

it('tells a guest, and a shared channel, nothing internal', async () => {
  talk = await startTalk();
  const kim = talk.playground.workspace.users.get('U0KIM');
  if (kim) kim.guest = 'multi';
  const toGuest = await ask('weather in Paris');
  expect(wordsOf(toGuest)).not.toMatch(/Ask an expert|Tell me/);
  expect(wordsOf(toGuest)).toContain('feedback_buttons');
  const room = talk.playground.workspace.channels.get('C0NEWS');
  if (room) room.isExternal = true;
  const shared = await talk.answerTo(talk.alex.say('C0NEWS', '@rareearth weather in Rome'));
  expect(wordsOf(shared)).not.toMatch(/Ask an expert|Tell me/);
  expect(await talk.store.db.selectFrom('gaps').selectAll().execute()).toEqual([]);
});
