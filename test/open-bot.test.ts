import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConversations } from '../src/conversation.ts';
import type { Reply } from '../src/core/reply.ts';
import { type OpenBot, openBot } from '../src/open-bot.ts';

const today = '2026-11-22';
let bot: OpenBot;
const clock = { now: 0 };

beforeAll(async () => {
  const opened = await openBot(
    path.join(import.meta.dirname, '../knowledge'),
    () => today,
    () => undefined,
    { conversations: openConversations(() => clock.now) },
  );
  if ('problems' in opened) throw new Error('the knowledge does not load');
  bot = opened;
});
afterAll(() => bot.close());

let count = 0;

/** Asks one line after the other in a conversation of its own, and gives the last reply. */
async function converse(first: string, ...others: string[]): Promise<Reply> {
  count += 1;
  const ask = (line: string) => bot.perform(line, { conversation: `c${count}` });
  let reply = await ask(first);
  for (const line of others) reply = await ask(line);
  return reply;
}

describe('a conversation', () => {
  it('lets a follow-up refer to the question before it', async () => {
    expect(await converse('is separation technology banned?', 'and to Japan?')).toMatchObject({
      kind: 'answer',
      answer: { question: 'and to Japan?', verdict: 'prohibited', entry: { id: 'separation-technology' } },
    });
  });

  it('gives a follow-up with a line that gets the same answer by itself', async () => {
    const conversations: [string, string][] = [
      ['is gallium controlled?', 'and to the US in 2024?'],
      ['is separation technology banned?', 'even for military use?'],
      ['are SmCo magnets controlled to Japan?', 'since when?'],
      ['镝受管制吗', '那日本呢？'],
      ['디스프로슘은 통제 대상입니까', '그럼 일본은?'],
    ];
    for (const lines of conversations) {
      const reply = await converse(...lines);
      if (reply.kind !== 'answer' || typeof reply.again !== 'string') throw new Error(`${lines}: no line`);
      const alone = bot.dispatch(reply.again);
      // What else its words resemble differs with the words.
      const words = { question: '', confidence: 0, related: [] };
      expect({ ...(alone.kind === 'answer' && alone.answer), ...words }).toEqual({ ...reply.answer, ...words });
    }
  });

  it('leaves a question that stands by itself as it is', async () => {
    const reply = await converse('is gallium controlled to the US?', 'is dysprosium oxide controlled?');
    expect(reply).not.toHaveProperty('again');
    expect(reply).toMatchObject({ answer: { entry: { id: 'dysprosium-oxide' } } });
  });

  it('is not changed by commands', async () => {
    const reply = await converse('is gallium controlled?', 'changes', 'history cn-mofcom-2025-62', 'and to Japan?');
    expect(reply).toMatchObject({ answer: { entry: { id: 'gallium' } } });
  });

  it('does not reach into another, nor into lines without one', async () => {
    await bot.perform('was gallium controlled in 2024?', { conversation: 'one' });
    const others = [await bot.perform('and terbium?', { conversation: 'two' }), await bot.perform('and terbium?')];
    for (const other of others) expect(other).toMatchObject({ answer: { question: 'and terbium?', asOf: today } });
  });

  it('can be taken up where it is also remembered', async () => {
    await bot.perform('is gallium controlled?', { conversation: 'three', alsoIn: ['four'] });
    expect(await bot.perform('is it suspended?', { conversation: 'four' })).toMatchObject({
      answer: { entry: { id: 'gallium' } },
    });
  });

  it('is forgotten after half an hour', async () => {
    await bot.perform('was gallium controlled in 2024?', { conversation: 'five' });
    expect(await bot.perform('and terbium?', { conversation: 'five' })).toMatchObject({ asOf: '2024-12-31' });
    clock.now += 30 * 60_000;
    expect(await bot.perform('and terbium?', { conversation: 'five' })).toMatchObject({ asOf: today });
  });
});

describe('several questions in one message', () => {
  it('are answered one by one, each with a question that gets it alone', async () => {
    const reply = bot.dispatch('is separation technology banned? and mining technology to Japan?');
    if (reply.kind !== 'answers') throw new Error(reply.kind);
    expect(reply.answers.map(({ verdict }) => verdict)).toEqual(['prohibited', 'licence_required']);
    for (const { again, entry } of reply.answers) {
      expect(bot.dispatch(again ?? '')).toMatchObject({ kind: 'answer', answer: { entry } });
    }
  });

  it('in a list by lines are answered one by one', async () => {
    const reply = bot.dispatch('Controlled to Japan?\n- dysprosium\n- gallium\n- neodymium'.replace('?', ':'));
    expect(reply.kind === 'answers' && reply.answers.map(({ entry }) => entry?.id)).toEqual([
      'dysprosium',
      'gallium',
      'neodymium',
    ]);
  });

  it('beyond five are offered to be asked next', async () => {
    const reply = bot.dispatch('are Sm, Gd, Tb, Dy, Lu, Sc and Y controlled?');
    if (reply.kind !== 'answers') throw new Error(reply.kind);
    expect(reply.answers).toHaveLength(5);
    expect(reply.rest.map(({ question }) => question)).toEqual(['are scandium controlled?', 'are yttrium controlled?']);
  });

  it('are each asked about by the follow-up', async () => {
    const reply = await converse('are gallium and dysprosium controlled?', 'and to the US in 2024?');
    expect(reply.kind === 'answers' && reply.answers.map(({ verdict }) => verdict)).toEqual([
      'refused_in_principle',
      null,
    ]);
  });

  it('keep to the status when that is the command', async () => {
    expect(bot.dispatch('status gallium and germanium')).toMatchObject({ kind: 'answers' });
  });
});

describe('a line that is asked again', () => {
  const line = 'is gallium controlled to the US?';

  it('gets the reply that it got', () => {
    expect(bot.dispatch(line)).toBe(bot.dispatch(line, { user: 'U2', channel: 'C2' }));
  });

  it('has a reply of its own for each day', () => {
    const earlier = bot.dispatch(line, { on: '2023-01-01' });
    expect(earlier.asOf).toBe('2023-01-01');
    expect(bot.dispatch(line).asOf).toBe(today);
  });

  it('has a reply of its own for each language where it has none', () => {
    const [german, english] = (['de', 'en'] as const).map((language) => bot.dispatch('help', { language }));
    expect([german?.language, english?.language]).toEqual(['de', 'en']);
  });

  it('is read anew after another question', async () => {
    const alone = bot.dispatch('and to Japan?');
    expect(await converse('is separation technology banned?', 'and to Japan?')).not.toEqual(alone);
    expect(bot.dispatch('and to Japan?')).toEqual(alone);
  });

  it('can be followed up wherever it is asked', async () => {
    const first = 'is separation technology banned?';
    await converse(first);
    expect(await converse(first, 'and to Japan?')).toMatchObject({
      answer: { entry: { id: 'separation-technology' } },
    });
  });
});
