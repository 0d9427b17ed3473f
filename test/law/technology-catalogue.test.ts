import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/core/answer.ts';
import { actsIn, expectVerdict, statementOf, topicOn } from './helpers.ts';

type Row = readonly [day: string, verdict: Verdict | null];

/** Technology of the prohibited part: what was there before, and when it came in. */
const magnetRows: Row[] = [
  ['2008-10-31', null],
  ['2008-11-01', 'not_covered'],
  ['2020-08-28', 'not_covered'],
  ['2023-12-20', 'not_covered'],
  ['2023-12-21', 'prohibited'],
  ['2023-12-22', 'prohibited'],
  ['2025-07-15', 'prohibited'],
  ['2025-10-08', 'prohibited'],
  ['2025-10-09', 'prohibited'],
  ['2025-10-10', 'prohibited'],
  ['2025-11-06', 'prohibited'],
  ['2025-11-07', 'prohibited'],
  ['2025-11-08', 'prohibited'],
  ['2026-11-10', 'prohibited'],
  ['2026-11-11', 'prohibited'],
  ['2026-11-22', 'prohibited'],
];
const magnetTechnologies = [
  'magnet-making-technology',
  'ndfeb-magnet-technology',
  'smco-magnet-technology',
  'cerium-magnet-technology',
];

describe.each(magnetTechnologies)('technology catalogue: %s', (topic) => {
  it.each(magnetRows)('gives the right verdict on %s: %s', (day, verdict) => {
    expectVerdict(topicOn(topic, day), verdict);
  });

  it('rests on the Catalogue of 2023 from its first day', () => {
    const [first] = topicOn(topic, '2023-12-21').statements;
    expect(first).toMatchObject({
      rule: 'cn-catalogue-2023/magnets',
      effect: 'prohibited',
      status: 'in_force',
      from: '2023-12-21',
      forecast: false,
    });
  });

  it('does not speak of the Catalogue of 2008 after its end', () => {
    expect(actsIn(topicOn(topic, '2023-12-20'))).toContain('cn-catalogue-2008');
    expect(actsIn(topicOn(topic, '2023-12-21'))).not.toContain('cn-catalogue-2008');
  });

  it.each([
    ['2025-10-08', undefined, false],
    ['2025-10-09', 'in_force', false],
    ['2025-11-06', 'in_force', false],
    ['2025-11-07', 'suspended', false],
    ['2026-11-10', 'suspended', false],
    ['2026-11-11', 'in_force', true],
    ['2026-11-22', 'in_force', true],
  ] as const)('shows the licence of Announcement 62 beside the ban on %s as %s', (day, status, forecast) => {
    const answer = topicOn(topic, day);
    if (status === undefined) {
      expect(actsIn(answer)).not.toContain('cn-mofcom-2025-62');
      return;
    }
    expect(statementOf(answer, 'cn-mofcom-2025-62/technology')).toMatchObject({ status, forecast });
    expect(answer.statements[0]?.rule).toBe('cn-catalogue-2023/magnets');
  });
});

describe.each([
  ['separation-technology', 'separation', 'separation', 'prohibited'],
  // That the alloys of 2008 were there since 2001 is one publisher's word.
  ['rare-earth-alloy-technology', 'alloys', 'metals-and-alloys', 'unknown'],
] as const)('technology catalogue: %s, prohibited long before 2023', (topic, in2008, in2023, in2002) => {
  it.each([
    ['2001-12-31', null],
    ['2002-01-01', in2002],
    ['2008-10-31', in2002],
    ['2008-11-01', 'prohibited'],
    ['2020-08-28', 'prohibited'],
    ['2023-12-20', 'prohibited'],
    ['2023-12-21', 'prohibited'],
    ['2025-10-20', 'prohibited'],
    ['2025-11-08', 'prohibited'],
    ['2026-11-22', 'prohibited'],
  ] as Row[])('gives the right verdict on %s: %s', (day, verdict) => {
    expectVerdict(topicOn(topic, day), verdict);
  });

  it.each([
    ['2008-10-31', 'cn-catalogue-2001'],
    ['2008-11-01', 'cn-catalogue-2008'],
    ['2023-12-20', 'cn-catalogue-2008'],
    ['2023-12-21', 'cn-catalogue-2023'],
  ])('rests on %s on %s', (day, act) => {
    const prohibitions = topicOn(topic, day).statements.filter(
      ({ effect, status }) => effect === 'prohibited' && status === 'in_force',
    );
    expect(prohibitions.map(({ rule }) => rule?.split('/')[0])).toEqual([act]);
  });

  it('cites its entry of 2008 and of 2023', () => {
    const entry = (day: string, rule: string) => statementOf(topicOn(topic, day), rule).citations[0]?.pinpoint;
    expect(entry('2023-12-20', `cn-catalogue-2008/${in2008}`)).toContain('053302J');
    expect(entry('2023-12-21', `cn-catalogue-2023/${in2023}`)).toContain('083201J');
  });

  it('says that 2001 rests on later statements', () => {
    const [first] = topicOn(topic, '2002-01-01').statements;
    expect(first?.confidence).not.toBe('high');
  });
});

describe('technology catalogue: unalloyed metals and calcium oxyborate', () => {
  it.each(['rare-earth-metal-technology', 'oxyborate-technology'])('%s came in on 21 December 2023', (topic) => {
    expectVerdict(topicOn(topic, '2023-12-20'), 'not_covered');
    expectVerdict(topicOn(topic, '2023-12-21'), 'prohibited');
    expectVerdict(topicOn(topic, '2026-11-22'), 'prohibited');
  });

  it('metals and alloys together: half prohibited before, all since', () => {
    expectVerdict(topicOn('metal-smelting-technology', '2023-12-20'), 'depends');
    expectVerdict(topicOn('metal-smelting-technology', '2023-12-21'), 'prohibited');
  });

  it('Announcement 62 reaches metals, not oxyborate', () => {
    expect(actsIn(topicOn('metal-smelting-technology', '2025-10-20'))).toContain('cn-mofcom-2025-62');
    const oxyborate = topicOn('oxyborate-technology', '2025-10-20');
    expect(oxyborate.statements.map(({ rule }) => rule)).not.toContain('cn-mofcom-2025-62/technology');
  });
});

describe('technology catalogue: mining, ore dressing, smelting are restricted, not prohibited', () => {
  it.each(['mining-technology', 'beneficiation-technology', 'smelting-technology'])('%s', (topic) => {
    expect(topicOn(topic, '2023-12-20').verdict).toBeNull();
    for (const day of ['2023-12-21', '2023-12-22', '2025-07-15', '2025-11-08', '2026-11-22']) {
      const answer = topicOn(topic, day);
      expectVerdict(answer, 'licence_required');
      const restricted = statementOf(answer, 'cn-catalogue-2023/mining-beneficiation-smelting');
      expect(restricted.text).toMatch(/restricted part/);
      expect(restricted.text).toMatch(/provincial commerce department/);
      expect(answer.statements.map(({ effect }) => effect)).not.toContain('prohibited');
    }
  });

  it('says that entry number and wording were not read', () => {
    const restricted = statementOf(
      topicOn('mining-technology', '2026-11-22'),
      'cn-catalogue-2023/mining-beneficiation-smelting',
    );
    expect(restricted).toMatchObject({ confidence: 'medium' });
    expect(restricted.text).toMatch(/not read/);
  });

  it('leaching of ionic ore: not verified since 2023, to be taken as prohibited, as sources disagree', () => {
    const answer = topicOn('ionic-leaching-technology', '2026-11-22');
    expectVerdict(answer, 'unknown');
    expect(answer.headline).toMatch(/prohibited/);
    const leaching = statementOf(answer, 'cn-catalogue-2023/ionic-leaching');
    expect(leaching.confidence).toBe('low');
    expect(leaching.text).toMatch(/Sources disagree/);
    expect(topicOn('ionic-leaching-technology', '2023-12-20').verdict).toBe('prohibited');
  });
});

describe('technology catalogue: adjustments without rare earths', () => {
  it.each([
    ['2020-08-27', '2020-08-28'],
    ['2025-07-14', '2025-07-15'],
  ])('nothing changes for rare earths from %s to %s', (before, after) => {
    for (const topic of ['separation-technology', 'ndfeb-magnet-technology', 'mining-technology']) {
      expect(topicOn(topic, after).verdict).toBe(topicOn(topic, before).verdict);
    }
  });

  it('July 2025 puts battery cathodes, lithium refining and gallium recovery under licence', () => {
    for (const topic of ['lithium-battery-technology', 'lithium-refining-technology', 'gallium-recovery-technology']) {
      expect(topicOn(topic, '2025-07-14').verdict).toBeNull();
      expectVerdict(topicOn(topic, '2025-07-15'), 'licence_required');
      expect(topicOn(topic, '2025-07-15').statements[0]?.rule).toMatch(/^cn-catalogue-2025\//);
    }
  });

  it('the count of entries is 134 to 14 July 2025 only', () => {
    expect(() => statementOf(topicOn('technology-catalogue', '2025-07-15'), 'cn-catalogue-2023/totals')).toThrow();
  });
});
