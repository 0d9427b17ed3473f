import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenBot } from '../../../src/open-bot.ts';
import { type Conversation, loadBot, startConversation } from '../../conversation.ts';

describe.each(['socket', 'http'] as const)('the step of a workflow over %s', (transport) => {
  let bot: OpenBot;
  let talk: Conversation;

  beforeAll(async () => {
    bot = await loadBot();
  });
  afterAll(() => bot.close());
  beforeEach(async () => {
    talk = await startConversation(bot, transport);
  });
  afterEach(() => talk.close());

  it('gives the answer, its verdict and its sources', async () => {
    const outcome = await talk.playground.runStep('answer', { question: 'Are samarium-cobalt magnets controlled?' });
    expect(outcome).toMatchObject({
      ok: true,
      outputs: {
        answer: expect.stringContaining('22 November 2026'),
        verdict: 'Licence required',
        sources: expect.stringContaining('Announcement No. 18 of 2025'),
        entry: 'smco-magnets',
        link: expect.stringMatching(/^https:/),
      },
    });
  });

  it('answers for the day it is given', async () => {
    const question = 'Are samarium-cobalt magnets controlled?';
    const outcome = await talk.playground.runStep('answer', { question, day: '2024-01-01' });
    expect(JSON.stringify(outcome)).toContain('1 January 2024');
    expect(JSON.stringify(outcome)).not.toContain('"verdict":"Licence required"');
  });

  it('never leaves the verdict empty: that nothing is known is no clearance', async () => {
    const outcome = await talk.playground.runStep('answer', { question: 'asdf qwer zxcv' });
    expect(outcome).toMatchObject({ ok: true, outputs: { verdict: expect.stringContaining('not clearance') } });
  });

  it.each([
    ['no question', { question: '' }],
    ['no question but another command', { question: '   ' }],
    ['a day that does not exist', { question: 'Is scandium controlled?', day: '2026-02-30' }],
  ])('fails in words with %s', async (_case, inputs) => {
    const outcome = await talk.playground.runStep('answer', inputs);
    expect(outcome).toEqual({ ok: false, error: expect.stringMatching(/\w/) });
  });

  it.each(['before', 'after'] as const)('hears the outcome though the connection broke %s that', async (when) => {
    talk.playground.faults.next('functions.completeSuccess', { kind: 'drop', when });
    const outcome = await talk.playground.runStep('answer', { question: 'Is scandium controlled?' });
    expect(outcome).toMatchObject({ ok: true });
    const next = await talk.playground.runStep('answer', { question: 'Is scandium controlled?' });
    expect(next).toEqual(outcome);
    expect(talk.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  it('tells a fault in the log when Slack does not take the outcome', async () => {
    talk.playground.faults.next('functions.completeSuccess', { kind: 'error', code: 'internal_error' });
    const outcome = await talk.playground.runStep('answer', { question: 'Is scandium controlled?' });
    expect(outcome).toMatchObject({ ok: false });
    expect(talk.log.lines.join('\n')).toContain('a step of a workflow failed');
  });
});
