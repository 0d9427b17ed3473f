import { describe, expect, it } from 'vitest';
import { buildDigest, type Morning } from '../../src/announce/digest.ts';
import type { KnowledgeBase } from '../../src/core/base.ts';
import { addDays } from '../../src/core/day.ts';
import type { DigestKind } from '../../src/core/digest.ts';
import type { Instrument } from '../../src/core/instrument.ts';
import { buildInstrument, buildProvision, buildSource, buildTestBase, buildTopic, entry } from '../builders.ts';
import { base as knowledge } from '../law/helpers.ts';

/** What is told on a morning: "kind: day status, rule, rule". `since` is the day before unless given. */
function told(base: KnowledgeBase, today: string, more: Partial<Morning> = {}): string[] {
  const { digest } = buildDigest(base, { today, since: addDays(today, -1), language: 'en', ...more });
  return digest.sections.flatMap(({ kind, groups }) =>
    groups.map(({ from, status, lines }) => `${kind}: ${from} ${status}, ${lines.map(({ rule }) => rule).join(', ')}`),
  );
}

function kindsTold(base: KnowledgeBase, today: string, more: Partial<Morning> = {}): DigestKind[] {
  const { digest } = buildDigest(base, { today, since: addDays(today, -1), language: 'en', ...more });
  return digest.sections.map(({ kind }) => kind);
}

function baseOf(...overrides: Partial<Instrument>[]): KnowledgeBase {
  return buildTestBase({ instruments: overrides.map((one) => buildInstrument(one)) });
}

describe('a change that took effect', () => {
  const base = baseOf({ history: [entry('2024-03-10', 'suspended'), entry('2024-01-10', 'in_force')] });

  it.each([
    ['2024-03-09', ['coming']],
    ['2024-03-10', ['changed']],
    ['2024-03-11', []],
  ])('on %s is told as %j', (day, kinds) => {
    expect(kindsTold(base, day)).toEqual(kinds);
  });

  it('is told after a gap, but not when the last announcement was on its day', () => {
    expect(kindsTold(base, '2024-03-12', { since: '2024-03-09' })).toEqual(['changed']);
    expect(kindsTold(base, '2024-03-12', { since: '2024-03-10' })).toEqual([]);
  });

  it('is cited and named', () => {
    const { digest } = buildDigest(base, { today: '2024-03-10', since: '2024-03-09', language: 'zh' });
    expect(digest.sections[0]?.groups[0]).toMatchObject({
      from: '2024-03-10',
      status: 'suspended',
      forecast: false,
      days: 0,
      lines: [
        {
          changes: ['act@2024-03-10:suspended'],
          rule: 'act',
          title: '公告2024年第1号, 关于零件的决定',
          text: 'suspended from 2024-03-10.',
          citations: [{ source: 'gazette', pinpoint: 'history 2024-03-10' }],
        },
      ],
    });
  });
});

describe('a date ahead', () => {
  const base = baseOf({
    checked: '2024-01-20',
    history: [entry('2024-05-01', 'in_force'), entry('2024-01-10', 'announced')],
  });

  it.each([
    ['2024-03-31', []],
    ['2024-04-01', ['coming']],
    ['2024-04-02', []],
    ['2024-04-23', []],
    ['2024-04-24', ['coming']],
    ['2024-04-25', []],
    ['2024-04-29', []],
    ['2024-04-30', ['coming']],
  ])('on %s, 30, 7 or 1 days before or not, gives %j', (day, kinds) => {
    expect(kindsTold(base, day)).toEqual(kinds);
  });

  it('is told with the days that are left when the morning for it was missed', () => {
    const { digest } = buildDigest(base, { today: '2024-04-26', since: '2024-04-22', language: 'en' });
    expect(digest.sections[0]).toMatchObject({
      kind: 'coming',
      groups: [{ from: '2024-05-01', days: 5, forecast: true }],
    });
    expect(kindsTold(base, '2024-04-26', { since: '2024-04-24' })).toEqual([]);
  });

  it('is marked as unverified, with the day of the last check as a warning', () => {
    const { digest } = buildDigest(base, { today: '2024-04-30', since: '2024-04-29', language: 'en' });
    expect(digest.warnings).toEqual([expect.stringContaining('20 January 2024')]);
  });

  it('is told once it is known when that is later than 30 days before', () => {
    const late = buildTestBase({
      sources: [buildSource({ published: '2024-04-10' })],
      instruments: [buildInstrument({ history: [entry('2024-05-01', 'in_force')] })],
    });
    expect(kindsTold(late, '2024-04-01')).toEqual([]);
    expect(kindsTold(late, '2024-04-10')).toEqual(['coming']);
    expect(kindsTold(late, '2024-04-11')).toEqual([]);
  });

  it('is told by whoever has checked its file, though its document names no day', () => {
    const month = buildTestBase({
      sources: [buildSource({ published: '2024-04' })],
      instruments: [buildInstrument({ checked: '2024-04-20', history: [entry('2024-05-01', 'in_force')] })],
    });
    expect(kindsTold(month, '2024-04-01')).toEqual([]);
    expect(kindsTold(month, '2024-04-20')).toEqual(['coming']);
    expect(kindsTold(month, '2024-04-24')).toEqual(['coming']);
  });

  it('is not repeated beside the announcement of it', () => {
    const late = buildTestBase({
      sources: [buildSource({ published: '2024-04-10' })],
      instruments: [buildInstrument({ history: [entry('2024-05-01', 'in_force'), entry('2024-04-10', 'announced')] })],
    });
    expect(told(late, '2024-04-10')).toEqual(['announced: 2024-04-10 announced, act']);
  });
});

describe('a forecast whose day has come', () => {
  const history = [entry('2024-05-01', 'in_force'), entry('2024-01-10', 'suspended')];
  const base = baseOf({ checked: '2024-01-20', history });

  it.each([
    ['2024-05-01', ['unverified']],
    ['2024-05-02', []],
    ['2024-05-07', []],
    ['2024-05-08', ['unverified']],
    ['2024-05-09', []],
    ['2024-05-15', ['unverified']],
  ])('on %s, the first morning and weekly, gives %j', (day, kinds) => {
    expect(kindsTold(base, day)).toEqual(kinds);
  });

  it('is told after a gap over its weekly day', () => {
    expect(kindsTold(base, '2024-05-10', { since: '2024-05-07' })).toEqual(['unverified']);
  });

  it('is no longer told once someone has checked', () => {
    expect(kindsTold(baseOf({ checked: '2024-05-03', history }), '2024-05-08')).toEqual([]);
  });

  it('is no longer told once another entry holds', () => {
    const later = baseOf({ checked: '2024-01-20', history: [entry('2024-05-05', 'repealed'), ...history] });
    expect(told(later, '2024-05-08')).toEqual([]);
    expect(told(later, '2024-05-12')).toEqual(['unverified: 2024-05-05 repealed, act']);
  });

  it('brings what casts doubt on it along, once', () => {
    const doubt = buildInstrument({ id: 'talk', provisions: [buildProvision({ id: 'news', effect: 'background' })] });
    const doubted = [entry('2024-05-01', 'in_force', { see: ['talk/news'] }), entry('2024-01-10', 'suspended')];
    const both = ['first', 'second'].map((id) => buildInstrument({ id, checked: '2024-01-20', history: doubted }));
    const { digest } = buildDigest(buildTestBase({ instruments: [doubt, ...both] }), {
      today: '2024-05-01',
      since: '2024-04-30',
      language: 'en',
    });
    expect(digest.sections.map(({ beside }) => beside.map(({ rule }) => rule))).toEqual([['talk/news']]);
  });
});

describe('what changes on one day', () => {
  const day = '2024-03-10';
  const suspended = [entry(day, 'suspended'), entry('2024-01-10', 'in_force')];

  it('is one group with a line for each act, strictest first', () => {
    const base = baseOf(
      { id: 'a-licence', history: suspended },
      { id: 'b-report', history: suspended, provisions: [buildProvision({ effect: 'reporting' })] },
      { id: 'c-ban', history: suspended, provisions: [buildProvision({ effect: 'prohibited' })] },
    );
    expect(told(base, day)).toEqual(['changed: 2024-03-10 suspended, c-ban, a-licence, b-report']);
  });

  it('tells provisions that follow their act with it, and others in a line of their own', () => {
    const parts = [
      buildProvision({ id: 'same', history: suspended }),
      buildProvision({ id: 'first', history: [entry(day, 'repealed'), entry('2024-01-10', 'in_force')] }),
      buildProvision({ id: 'second', history: [entry(day, 'repealed'), entry('2024-01-10', 'in_force')] }),
    ];
    expect(told(baseOf({ history: suspended, provisions: parts }), day)).toEqual([
      'changed: 2024-03-10 suspended, act',
      'changed: 2024-03-10 repealed, act',
    ]);
  });

  it('tells a new provision with its text, doubt and sources', () => {
    const provision = buildProvision({ history: [entry(day, 'in_force')], doubt: { en: 'It is not clear.' } });
    const { digest } = buildDigest(baseOf({ provisions: [provision] }), {
      today: day,
      since: '2024-03-09',
      language: 'en',
    });
    const line = digest.sections[0]?.groups[0]?.lines[0];
    expect(line?.text).toBe('Exporting widgets needs a licence. It is not clear. in_force from 2024-03-10.');
    expect(line?.citations.map(({ pinpoint }) => pinpoint)).toEqual(['art. 1', 'history 2024-03-10']);
  });

  it('tells a remark as put on record, never as coming or in force', () => {
    const remark = buildProvision({ effect: 'background', history: [entry(day, 'in_force')] });
    expect(told(baseOf({ provisions: [remark] }), day)).toEqual(['announced: 2024-03-10 null, act/duty']);
    expect(told(baseOf({ provisions: [remark] }), addDays(day, -7))).toEqual([]);
  });
});

describe('what went on record late', () => {
  it('is told where a store names it, though its day is long past', () => {
    const added = ['act@2024-01-10:in_force'];
    expect(told(buildTestBase(), '2024-06-01', { added })).toEqual(['announced: 2024-01-10 in_force, act']);
    expect(told(buildTestBase(), '2024-06-01')).toEqual([]);
  });
});

describe('the topics of a channel', () => {
  const topics = [
    buildTopic({ id: 'goods' }),
    buildTopic({ id: 'widgets', broader: ['goods'] }),
    buildTopic({ id: 'gears', name: { en: 'gear wheels' }, broader: ['goods'] }),
    buildTopic({ id: 'dual-use-items' }),
  ];
  const act = (id: string, applies: string[], more: Partial<Instrument> = {}) =>
    buildInstrument({
      id,
      history: [entry('2024-03-10', 'in_force')],
      provisions: [buildProvision({ applies })],
      ...more,
    });
  const base = buildTestBase({
    topics,
    instruments: [
      act('on-goods', ['goods'], { regime: 'trade' }),
      act('on-widgets', ['widgets']),
      act('on-gears', ['gears'], { regime: 'trade' }),
      act('on-dual-use', ['dual-use-items'], { regime: 'general_law' }),
    ],
  });

  it.each([
    ['widgets', 'on-dual-use, on-goods, on-widgets'],
    ['gears', 'on-gears, on-goods'],
    ['goods', 'on-dual-use, on-gears, on-goods, on-widgets'],
  ])('%s lets through what bears on them: %s', (topic, rules) => {
    expect(told(base, '2024-03-10', { topics: [topic] })).toEqual([`changed: 2024-03-10 in_force, ${rules}`]);
  });

  it('are named, and let nothing through when nothing bears on them', () => {
    const morning = { today: '2024-03-10', since: '2024-03-09', language: 'en' } as const;
    const { digest } = buildDigest(buildTestBase({ topics }), { ...morning, topics: ['gears'] });
    expect(digest).toMatchObject({ quiet: true, topics: ['gear wheels'] });
  });
});

const six = ['61', '55', '56', '57', '58', '62'].map((number) => `cn-mofcom-2025-${number}`).join(', ');

describe('mornings with the knowledge that ships', () => {
  it.each([
    [
      '2025-04-04',
      [
        'changed: 2025-04-04 in_force, cn-mofcom-2024-46/passing-on-us-military-users, cn-mofcom-2024-46/passing-on-us-military-uses, cn-mofcom-2025-18',
      ],
    ],
    [
      '2025-10-09',
      [
        'changed: 2025-10-09 in_force, cn-mofcom-2025-61, cn-mofcom-2025-62',
        'announced: 2025-10-09 announced, cn-mofcom-2025-55, cn-mofcom-2025-56, cn-mofcom-2025-57, cn-mofcom-2025-58, cn-mofcom-2025-61',
        'announced: 2025-10-09 null, cn-mofcom-2025-57/two-57s',
      ],
    ],
    [
      '2025-11-07',
      [
        `changed: 2025-11-07 suspended, ${six}`,
        'changed: 2025-11-07 in_force, cn-mofcom-2025-70',
        'announced: 2025-11-07 null, cn-mofcom-2025-18/not-suspended, cn-mofcom-2025-61/start-dates',
        'coming: 2025-11-10 in_force, cn-us-kuala-lumpur-2025',
      ],
    ],
    ['2026-10-12', [`coming: 2026-11-11 in_force, ${six}`, 'coming: 2026-11-11 repealed, cn-mofcom-2025-70']],
    ['2026-11-04', [`coming: 2026-11-11 in_force, ${six}`, 'coming: 2026-11-11 repealed, cn-mofcom-2025-70']],
    ['2026-11-10', [`coming: 2026-11-11 in_force, ${six}`, 'coming: 2026-11-11 repealed, cn-mofcom-2025-70']],
    ['2026-11-11', [`unverified: 2026-11-11 in_force, ${six}`, 'unverified: 2026-11-11 repealed, cn-mofcom-2025-70']],
    ['2026-11-12', []],
    ['2026-11-22', []],
    [
      '2026-11-27',
      ['coming: 2026-11-28 in_force, cn-mofcom-2024-46', 'coming: 2026-11-28 repealed, cn-mofcom-2025-72'],
    ],
    [
      '2026-11-28',
      [
        'unverified: 2026-11-28 in_force, cn-mofcom-2024-46',
        // A Saturday, as 1 November 2025 was.
        'unverified: 2025-11-01 repealed, cn-export-reporting-2023',
        'unverified: 2026-11-28 repealed, cn-mofcom-2025-72',
      ],
    ],
  ])('on %s tell what is due and nothing else', (day, lines) => {
    expect(told(knowledge, day)).toEqual(lines);
    expect(buildDigest(knowledge, { today: day, since: addDays(day, -1), language: 'en' }).digest.quiet).toBe(
      lines.length === 0,
    );
  });

  it('on Monday 2025-11-10 tell the weekend too', () => {
    const monday = told(knowledge, '2025-11-10', { since: '2025-11-07' });
    expect(monday).toEqual([
      'changed: 2025-11-09 suspended, cn-mofcom-2024-46',
      'changed: 2025-11-10 in_force, cn-us-kuala-lumpur-2025',
      'changed: 2025-11-09 in_force, cn-mofcom-2025-72',
      'unverified: 2025-11-01 repealed, cn-export-reporting-2023',
    ]);
  });

  it('do not foretell what nobody could know', () => {
    expect(told(knowledge, '2025-10-31').join()).not.toContain('suspended');
    expect(told(knowledge, '2025-10-02').join()).not.toContain('2025-10-09');
  });

  it('tell a channel on magnet technology of Announcement 62 and not of lithium batteries', () => {
    const lines = told(knowledge, '2026-11-11', { topics: ['ndfeb-magnet-technology'] }).join();
    expect(lines).toContain('cn-mofcom-2025-62');
    expect(lines).not.toContain('cn-mofcom-2025-58');
  });

  it('cite every line, and mark nothing as verified that is not', () => {
    for (let day = '2025-01-01'; day < '2027-02-01'; day = addDays(day, 1)) {
      const { digest } = buildDigest(knowledge, { today: day, since: addDays(day, -1), language: 'en' });
      for (const { groups, beside } of digest.sections) {
        for (const { citations } of [...beside, ...groups.flatMap(({ lines }) => lines)])
          expect(citations.length).toBeGreaterThan(0);
        for (const { from, forecast, lines } of groups)
          for (const { rule } of lines)
            expect(forecast).toBe(from > (knowledge.instruments.get(rule.split('/')[0] ?? '')?.checked ?? ''));
      }
    }
  });
});
