import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/core/answer.ts';
import { actsIn, type Case, everyStatement, expectVerdict, statementOf, topicOn } from './helpers.ts';

type Row = readonly [day: string, verdict: Verdict | null];

describe('announcement 46 of 2024, first paragraph: US military users and uses', () => {
  it.each([
    ['gallium', '2024-12-02', 'licence_required'],
    ['gallium', '2024-12-03', 'prohibited'],
    ['gallium', '2024-12-04', 'prohibited'],
    ['gallium', '2025-11-08', 'prohibited'],
    ['gallium', '2025-11-09', 'prohibited'],
    ['gallium', '2025-11-10', 'prohibited'],
    ['gallium', '2026-11-22', 'prohibited'],
    ['gallium', '2026-11-28', 'prohibited'],
    ['dysprosium', '2025-04-03', null],
    ['dysprosium', '2025-04-04', 'prohibited'],
    ['dysprosium', '2025-11-08', 'prohibited'],
    ['dysprosium', '2026-11-22', 'prohibited'],
    ['smco-magnets', '2025-04-04', 'prohibited'],
    ['smco-magnets', '2026-11-22', 'prohibited'],
    ['tungsten', '2025-02-04', 'prohibited'],
    ['ndfeb-magnets-without-dy-tb', '2026-11-22', 'not_covered'],
  ] as [string, string, Verdict | null][])('%s on %s: %s', (topic, day, verdict) => {
    for (const cues of [{ user: 'military' }, { use: 'military' }]) {
      const answer = topicOn(topic, day, { destination: 'us', ...cues });
      expectVerdict(answer, verdict);
      if (verdict !== 'prohibited') continue;
      expect(answer.statements[0]?.rule).toMatch(/^cn-mofcom-2024-46\/us-military-use/);
      expect(answer.statements[0]).toMatchObject({ status: 'in_force', from: '2024-12-03', forecast: false });
    }
  });

  it('does not reach military users elsewhere', () => {
    const rules = everyStatement(topicOn('dysprosium', '2026-11-22', { destination: 'gb', user: 'military' })).map(
      ({ rule }) => rule,
    );
    expect(rules).not.toContain('cn-mofcom-2024-46/us-military-users');
  });

  it('holds for someone abroad who passes Chinese goods on', () => {
    const cues: Case = { destination: 'us', user: 'military', origin: 'abroad' };
    expect(topicOn('smco-magnets', '2025-04-03', cues).verdict).toBeNull();
    expectVerdict(topicOn('smco-magnets', '2025-04-04', cues), 'prohibited');
    expectVerdict(topicOn('smco-magnets', '2026-11-22', cues), 'prohibited');
  });
});

describe('announcement 46 of 2024, second paragraph: gallium, germanium, antimony, superhard materials', () => {
  const rows: Row[] = [
    ['2024-12-02', 'licence_required'],
    ['2024-12-03', 'refused_in_principle'],
    ['2024-12-04', 'refused_in_principle'],
    ['2025-11-07', 'refused_in_principle'],
    ['2025-11-08', 'refused_in_principle'],
    ['2025-11-09', 'licence_required'],
    ['2025-11-10', 'licence_required'],
    ['2026-11-10', 'licence_required'],
    ['2026-11-22', 'licence_required'],
    ['2026-11-27', 'licence_required'],
    ['2026-11-28', 'unknown'],
    ['2026-11-29', 'unknown'],
  ];

  describe.each(['gallium', 'germanium', 'antimony', 'superhard-materials'])('%s to the US', (topic) => {
    it.each(rows)('on %s: %s', (day, verdict) => {
      expectVerdict(topicOn(topic, day, { destination: 'us' }), verdict);
    });

    it('keeps its ordinary licence during the pause, and says so', () => {
      const answer = topicOn(topic, '2025-11-10', { destination: 'us' });
      expect(statementOf(answer, 'cn-mofcom-2024-46/refusal')).toMatchObject({
        status: 'suspended',
        from: '2025-11-09',
      });
      expect(statementOf(answer, 'cn-mofcom-2025-72/untouched').text).toMatch(/still needs its ordinary/);
    });

    it('is unverified from 28 November 2026', () => {
      const answer = topicOn(topic, '2026-11-28', { destination: 'us' });
      expect(statementOf(answer, 'cn-mofcom-2024-46/refusal')).toMatchObject({ status: 'in_force', forecast: true });
      expect(statementOf(answer, 'cn-mofcom-2025-72/after').text).toMatch(/8 October 2026/);
      expect(answer.warnings.join(' ')).toMatch(/lies ahead/);
    });

    it.each(['jp', 'de', 'kr', 'vn'])('needs a licence, not a refusal, for %s', (destination) => {
      for (const day of ['2024-12-03', '2025-11-10', '2026-11-28']) {
        const answer = topicOn(topic, day, { destination });
        expectVerdict(answer, 'licence_required');
        expect(everyStatement(answer).map(({ rule }) => rule)).not.toContain('cn-mofcom-2024-46/refusal');
      }
    });
  });

  it('graphite gets a stricter review, not a refusal', () => {
    for (const day of ['2024-12-03', '2025-11-09', '2026-11-27', '2026-11-28']) {
      expectVerdict(topicOn('graphite', day, { destination: 'us' }), 'licence_required');
    }
    const review = (day: string) =>
      statementOf(topicOn('graphite', day, { destination: 'us' }), 'cn-mofcom-2024-46/graphite');
    expect(review('2024-12-03')).toMatchObject({ effect: 'case_by_case', status: 'in_force' });
    expect(review('2025-11-09').status).toBe('suspended');
    expect(review('2026-11-28')).toMatchObject({ status: 'in_force', forecast: true });
  });

  it('rare earths were never in the second paragraph', () => {
    expect(
      everyStatement(topicOn('dysprosium', '2025-06-01', { destination: 'us' })).map(({ rule }) => rule),
    ).not.toContain('cn-mofcom-2024-46/refusal');
  });
});

describe('announcement 1 of 2026: Japan', () => {
  const controlled = ['dysprosium', 'dysprosium-oxide', 'smco-magnets', 'ndfeb-magnets-with-tb', 'gallium', 'tungsten'];

  describe.each(controlled)('%s', (topic) => {
    it.each([
      ['2026-01-05', 'licence_required'],
      ['2026-01-06', 'prohibited'],
      ['2026-01-07', 'prohibited'],
      ['2026-11-22', 'prohibited'],
    ] as Row[])('to military users and uses on %s: %s', (day, verdict) => {
      for (const cues of [{ user: 'military' }, { use: 'military' }]) {
        const answer = topicOn(topic, day, { destination: 'jp', ...cues });
        expectVerdict(answer, verdict);
        if (verdict === 'prohibited') expect(answer.statements[0]?.rule).toMatch(/^cn-mofcom-2026-1\//);
      }
    });

    it.each(['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-11-22'])('to civil users on %s', (day) => {
      expectVerdict(topicOn(topic, day, { destination: 'jp', use: 'civil' }), 'licence_required');
      expectVerdict(topicOn(topic, day, { destination: 'jp' }), 'licence_required');
    });

    it('tells what MOFCOM said of civil users from 8 January 2026', () => {
      const civil = 'cn-mofcom-2026-1/civil-users';
      const rules = (day: string) => everyStatement(topicOn(topic, day, { destination: 'jp' })).map(({ rule }) => rule);
      expect(rules('2026-01-07')).not.toContain(civil);
      expect(rules('2026-01-08')).toContain(civil);
    });
  });

  it('does not make a controlled item of a plain NdFeB magnet', () => {
    expectVerdict(topicOn('ndfeb-magnets-without-dy-tb', '2026-11-22', { destination: 'jp' }), 'not_covered');
  });

  it('holds for whoever passes Chinese goods on from abroad', () => {
    const cues: Case = { destination: 'jp', user: 'military', origin: 'abroad' };
    expectVerdict(topicOn('dysprosium', '2026-01-06', cues), 'prohibited');
    expect(topicOn('dysprosium', '2026-01-05', cues).verdict).not.toBe('prohibited');
  });
});

describe('lists of 2026', () => {
  it.each([
    ['jp', 'listed-party', '2026-02-24', 'cn-mofcom-2026-11', 'prohibited'],
    ['jp', 'listed-party', '2026-06-29', 'cn-mofcom-2026-27', 'prohibited'],
    ['jp', 'watch-listed-party', '2026-02-24', 'cn-mofcom-2026-12', 'licence_required'],
    ['jp', 'watch-listed-party', '2026-06-29', 'cn-mofcom-2026-28', 'licence_required'],
    ['eu', 'listed-party', '2026-04-24', 'cn-mofcom-2026-20', 'prohibited'],
    ['de', 'listed-party', '2026-04-24', 'cn-mofcom-2026-20', 'prohibited'],
    ['eu', 'listed-party', '2026-07-24', 'cn-mofcom-2026-30', 'prohibited'],
    ['us', 'listed-party', '2026-06-22', 'cn-mofcom-2026-23', 'prohibited'],
  ] as const)('%s, %s, from %s by %s: %s', (destination, user, day, act, verdict) => {
    const dayBefore = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    expect(actsIn(topicOn('terbium-oxide', dayBefore, { destination, user }))).not.toContain(act);
    for (const at of [day, '2026-11-22']) {
      const answer = topicOn('terbium-oxide', at, { destination, user });
      expectVerdict(answer, verdict);
      expect(statementOf(answer, `${act}/dual-use-items`)).toMatchObject({
        status: 'in_force',
        from: day,
        forecast: false,
      });
    }
  });

  it('a listed party whose country is not named is refused, save in special cases', () => {
    const answer = topicOn('terbium-oxide', '2026-11-22', { user: 'listed-party' });
    expectVerdict(answer, 'refused_in_principle');
    expect(statementOf(answer, 'cn-dual-use-regulations/listed-parties').text).toMatch(/special case/);
  });

  it('lists bar dual-use items only: a plain NdFeB magnet is none', () => {
    expectVerdict(
      topicOn('ndfeb-magnets-without-dy-tb', '2026-11-22', { destination: 'us', user: 'listed-party' }),
      'not_covered',
    );
  });

  it.each([
    ['listed-parties-us', /MP Materials/, /USA Rare Earth/],
    ['listed-parties-eu', /Hensoldt/, /VZLU/],
  ])('%s names who is on them', (topic, first, second) => {
    const texts = everyStatement(topicOn(topic, '2026-11-22'))
      .map(({ text }) => text)
      .join(' ');
    expect(texts).toMatch(first);
    expect(texts).toMatch(second);
    expectVerdict(topicOn(topic, '2026-11-22'), 'prohibited');
  });

  it('watch-listed parties get no general licence, but may be licensed', () => {
    const answer = topicOn('watch-listed-parties-japan', '2026-11-22');
    expectVerdict(answer, 'licence_required');
    expect(answer.statements[0]?.text).toMatch(/general licence/);
  });
});
