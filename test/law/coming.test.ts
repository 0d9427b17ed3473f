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

describe('what changed in days that are named', () => {
  function titleOf(question: string): string {
    const reply = ask(question, '2026-11-23');
    return reply.kind === 'changes' ? reply.title : reply.kind;
  }

  it.each([
    ['what changed in June 2026', 'Changes from 1 June 2026 to 30 June 2026'],
    ['what changed between March and June 2026', 'Changes from 1 March 2026 to 30 June 2026'],
    ['what changed since July 2026', 'Changes from 1 July 2026 to 23 November 2026'],
    ['changes in the second quarter of 2026', 'Changes from 1 April 2026 to 30 June 2026'],
    ['what happened on 10 November 2026', 'Changes from 10 November 2026 to 10 November 2026'],
    ['what happened yesterday', 'Changes from 22 November 2026 to 22 November 2026'],
    ['was hat sich im Juni 2026 geändert', 'Änderungen vom 1. Juni 2026 bis 30. Juni 2026'],
    ['was ist diese Woche passiert', 'Änderungen vom 23. November 2026 bis 29. November 2026'],
    ['2026年6月有什么变化', '2026年6月1日至2026年6月30日的变化'],
    ['2026年6月に何が変わりましたか', '2026年6月1日から2026年6月30日までの変更'],
    ['2026년 6월에 무엇이 바뀌었나요', '2026년 6월 1일부터 2026년 6월 30일까지의 변경'],
  ])('is the list of these days: %s', (question, title) => {
    expect(titleOf(question)).toBe(title);
  });

  it.each([
    ['what changed in 2024', 'changes-2024'],
    ['what changed in October 2025', 'changes-october-2025'],
    ['what happened to the rare earth quota in 2023', 'quota-2023'],
  ])('is told by a guide where there is one: %s', (question, id) => {
    expect(ask(question, '2026-11-23')).toMatchObject({ kind: 'answer', answer: { entry: { kind: 'guide', id } } });
  });

  it('is the history of a thing or an act where one is named', () => {
    for (const question of ['changes to dysprosium rules in 2025', 'what happened to announcement 61 in 2025'])
      expect(ask(question, '2026-11-23')).toMatchObject({ kind: 'answer' });
  });
});
