import { describe, expect, it } from 'vitest';
import { runLine } from '../../commands/index.ts';
import { buildMatcher } from '../../src/match/matcher.ts';
import { base } from './helpers.ts';

const { read, readAll } = buildMatcher(base);

function ask(question: string) {
  const reply = runLine(question, { base, today: '2026-11-23', language: 'en', read, readAll });
  if (reply.kind !== 'answer') throw new Error(`${question} is answered with ${reply.kind}`);
  return reply.answer;
}

const guide = 'How do I find out whether my item is covered?';

describe('a code that no rule names', () => {
  it.each(['8505.11', 'is HS 85051110 controlled?', '1C999', 'customs code 72029100'])(
    'is named in the reply to "%s", which clears nothing and says how to find out',
    (question) => {
      const { outcome, headline, nearest } = ask(question);
      expect(outcome).toBe('no_answer');
      expect(headline).toMatch(/^No rule recorded here names the code [\dC.]+\. That is not clearance/);
      expect(nearest[0]?.title).toBe(guide);
    },
  );

  it('comes with the rules on codes of its heading', () => {
    expect(ask('28469015').nearest.map(({ id }) => id)).toContain('cn-mofcom-2025-18/samarium-oxide');
  });

  it('does not hide the goods that are named beside it', () => {
    expect(ask('NdFeB magnets with dysprosium, HS 8505111000')).toMatchObject({
      verdict: 'licence_required',
      entry: { id: 'ndfeb-magnets-with-dy' },
    });
  });
});

describe('a heading of which rules name some codes only', () => {
  it('offers these by what they are, and how to find out about the others', () => {
    const labels = ask('is 2846.90 controlled?').choices.map(({ label }) => label);
    expect(labels).toContain('samarium oxide: MOFCOM and GACC Announcement No. 18 of 2025, section 1(2)');
    expect(labels.at(-1)).toBe(guide);
  });

  it('leads to each of them', () => {
    for (const { label, question } of ask('is 2846.90 controlled?').choices)
      expect(label).toContain(ask(question).entry?.title ?? '-');
  });
});
