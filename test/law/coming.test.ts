import { describe, expect, it } from 'vitest';
import { runLine } from '../../commands/index.ts';
import { buildMatcher } from '../../src/match/matcher.ts';
import { base } from './helpers.ts';

const { read, readAll } = buildMatcher(base);

function ask(question: string, today: string) {
  return runLine(question, { base, today, language: 'en', read, readAll });
}

function ids(question: string, today: string): string[] {
  const reply = ask(question, today);
  return reply.kind === 'changes' ? reply.changes.map(({ rule }) => rule) : [reply.kind];
}

describe('what lies ahead, and what has just changed', () => {
  it('is listed with its sources when somebody asks in their own words', () => {
    const reply = ask("what's coming in the next 30 days?", '2026-11-23');
    expect(reply).toMatchObject({ kind: 'changes', title: 'Changes from 23 November 2026 to 23 December 2026' });
    expect(reply.kind === 'changes' && reply.changes.every(({ citations }) => citations.length > 0)).toBe(true);
    expect(ids('upcoming changes', '2026-11-23')).toContain('cn-mofcom-2025-72');
  });

  it('begins and ends with the days that are meant', () => {
    expect(ids('what changes next week?', '2026-11-20')).toContain('cn-mofcom-2025-72');
    expect(ids('what changes next week?', '2026-11-15')).not.toContain('cn-mofcom-2025-72');
    expect(ids('what changed this week?', '2026-11-28')).toContain('cn-mofcom-2025-72');
    expect(ids('what changed this week?', '2026-11-30')).not.toContain('cn-mofcom-2025-72');
  });

  it('is told in the language of the question', () => {
    expect(ask('最近有什么变化', '2026-11-23')).toMatchObject({ kind: 'changes', language: 'zh' });
    expect(ask('今後の変更は', '2026-11-23')).toMatchObject({ kind: 'changes', language: 'ja' });
  });

  it.each(['any changes to the lunch menu this week?', "what's new in slack this month"])(
    'is not what "%s" asks for',
    (question) => {
      expect(ask(question, '2026-11-23')).toMatchObject({ kind: 'answer', answer: { outcome: 'no_answer' } });
    },
  );

  it('leaves a thing or an act that is named to its own answer', () => {
    expect(ask('recent changes for dysprosium', '2026-11-23')).toMatchObject({ kind: 'answer' });
    expect(ask('what changed in October 2025', '2026-11-23')).toMatchObject({ kind: 'answer' });
  });
});
