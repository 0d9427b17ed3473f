import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/core/answer.ts';
import type { Status } from '../../src/core/instrument.ts';
import { actOn, base, type Case, everyStatement, expectVerdict, statementOf, topicOn } from './helpers.ts';

/** Announcements 55 to 58: published on 9 October 2025 for 8 November, suspended the day before, never in operation. */
const neverOperated: [day: string, verdict: Verdict | null, status: Status | null, forecast: boolean][] = [
  ['2025-10-08', null, null, false],
  ['2025-10-09', 'announced', 'announced', false],
  ['2025-10-10', 'announced', 'announced', false],
  ['2025-11-06', 'announced', 'announced', false],
  ['2025-11-07', 'suspended', 'suspended', false],
  ['2025-11-08', 'suspended', 'suspended', false],
  ['2025-12-01', 'suspended', 'suspended', false],
  ['2026-11-10', 'suspended', 'suspended', false],
  ['2026-11-11', 'unknown', 'in_force', true],
  ['2026-11-22', 'unknown', 'in_force', true],
];

const withForms = ['holmium', 'erbium', 'thulium', 'europium'].flatMap((element) => [
  element,
  `${element}-metal`,
  `${element}-oxide`,
  `${element}-compounds`,
]);

describe.each([
  ...[...withForms, 'ytterbium', 'holmium-magnets'].map((topic) => [topic, 'cn-mofcom-2025-57'] as const),
  ...[
    'rare-earth-equipment',
    'centrifugal-extractors',
    'impurity-removal-equipment',
    'roasting-kilns',
    'magnet-making-equipment',
    'rare-earth-auxiliary-materials',
  ].map((topic) => [topic, 'cn-mofcom-2025-56'] as const),
  ...['lithium-batteries', 'battery-cathode-materials', 'artificial-graphite-anode'].map(
    (topic) => [topic, 'cn-mofcom-2025-58'] as const,
  ),
  ...['synthetic-diamond', 'diamond-equipment'].map((topic) => [topic, 'cn-mofcom-2025-55'] as const),
])('October 2025 controls: %s (%s)', (topic, act) => {
  it.each(neverOperated)('on %s: %s', (day, verdict, status, forecast) => {
    const answer = topicOn(topic, day);
    expectVerdict(answer, verdict);
    expect(answer.statements[0]?.rule?.split('/')[0]).toBe(act);
    expect(answer.statements[0]).toMatchObject({ status, forecast });
  });

  it('says on 22 November 2026 that it has to be looked up', () => {
    const answer = topicOn(topic, '2026-11-22');
    expect(answer.warnings.join(' ')).toMatch(/8 October 2026.*Look it up/);
    const rules = answer.statements.map(({ rule }) => rule);
    expect(rules).toContain('cn-us-kuala-lumpur-2025/extension');
    expect(rules).toContain('cn-mofcom-2025-70/after');
  });
});

describe('October 2025 controls: that 55 to 58 never operated', () => {
  it.each(['55', '56', '57', '58'])('no day has Announcement %s in force for certain', (number) => {
    const instrument = base.instruments.get(`cn-mofcom-2025-${number}`);
    const inForce = instrument?.history.filter(
      ({ status, from }) => status === 'in_force' && from <= instrument.checked,
    );
    expect(inForce).toEqual([]);
  });

  it.each(['55', '56', '57', '58'])('Announcement %s is not said to apply "again"', (number) => {
    const instrument = base.instruments.get(`cn-mofcom-2025-${number}`);
    expect(instrument?.history[0]?.note.en).not.toMatch(/\bagain\b/);
  });
});

describe('October 2025 controls: recycling technology (62 alone)', () => {
  it.each([
    ['2023-12-21', null, null],
    ['2025-10-08', null, null],
    ['2025-10-09', 'licence_required', 'in_force'],
    ['2025-10-10', 'licence_required', 'in_force'],
    ['2025-11-06', 'licence_required', 'in_force'],
    ['2025-11-07', 'suspended', 'suspended'],
    ['2025-11-08', 'suspended', 'suspended'],
    ['2026-11-10', 'suspended', 'suspended'],
    ['2026-11-11', 'unknown', 'in_force'],
    ['2026-11-22', 'unknown', 'in_force'],
  ] as [string, Verdict | null, Status | null][])('on %s: %s', (day, verdict, status) => {
    const answer = topicOn('recycling-technology', day);
    expectVerdict(answer, verdict);
    if (status) {
      expect(answer.statements[0]).toMatchObject({ rule: 'cn-mofcom-2025-62/technology', status });
      expect(answer.statements[0]?.forecast).toBe(day >= '2026-11-11');
    }
  });

  it.each(['technology-services', 'assistance-abroad'])('%s follows the same days', (topic) => {
    expect(topicOn(topic, '2025-10-08').verdict).toBeNull();
    expectVerdict(topicOn(topic, '2025-10-09'), 'licence_required');
    expectVerdict(topicOn(topic, '2025-11-07'), 'suspended');
    expectVerdict(topicOn(topic, '2026-11-11'), 'unknown');
  });

  it('what was restricted before stays licensed during the pause', () => {
    expectVerdict(topicOn('mining-technology', '2025-11-08'), 'licence_required');
    expect(statementOf(topicOn('mining-technology', '2025-11-08'), 'cn-mofcom-2025-62/technology').status).toBe(
      'suspended',
    );
  });
});

describe('October 2025 controls: Announcement 61, goods shipped between foreign countries', () => {
  const abroad: Case = { origin: 'abroad' };

  it.each([
    ['2025-10-08', null],
    ['2025-10-09', 'licence_required'],
    ['2025-10-10', 'licence_required'],
    ['2025-11-06', 'licence_required'],
    ['2025-11-07', 'suspended'],
    ['2025-12-01', 'suspended'],
    ['2026-11-10', 'suspended'],
    ['2026-11-11', 'unknown'],
    ['2026-11-22', 'unknown'],
  ] as [string, Verdict | null][])('samarium-cobalt magnets on %s: %s', (day, verdict) => {
    expectVerdict(topicOn('smco-magnets', day, abroad), verdict);
  });

  it.each([
    'samarium-metal',
    'dysprosium-oxide',
    'terbium-oxide',
    'yttrium',
    'ndfeb-magnets-with-dy',
    'magnet-assemblies',
  ])('%s is in annex 1', (topic) => {
    expectVerdict(topicOn(topic, '2025-10-20', abroad), 'licence_required');
  });

  it.each(['neodymium', 'ndfeb-magnets-without-dy-tb', 'samarium-oxide', 'gadolinium-oxide', 'holmium-metal'])(
    '%s is not in annex 1',
    (topic) => {
      expect(topicOn(topic, '2025-10-20', abroad).verdict).toBeNull();
    },
  );

  it('only the third limb operated: the others were announced for 1 December', () => {
    const answer = topicOn('smco-magnets', '2025-10-20', abroad);
    expect(statementOf(answer, 'cn-mofcom-2025-61/re-export-goods').status).toBe('in_force');
    expect(statementOf(answer, 'cn-mofcom-2025-61/value-share-goods').status).toBe('announced');
    expect(statementOf(answer, 'cn-mofcom-2025-61/chinese-technology-goods').status).toBe('announced');
    expect(
      statementOf(topicOn('smco-magnets', '2025-12-01', abroad), 'cn-mofcom-2025-61/value-share-goods').status,
    ).toBe('suspended');
  });

  it.each([
    ['de-minimis-rule', 'announced'],
    ['foreign-direct-product-rule', 'announced'],
    ['re-export', 'licence_required'],
  ] as const)('%s: announced, in force, suspended, not verified', (topic, october) => {
    expect(topicOn(topic, '2025-10-08').verdict).toBeNull();
    expectVerdict(topicOn(topic, '2025-10-09'), october);
    expectVerdict(topicOn(topic, '2025-11-06'), october);
    expectVerdict(topicOn(topic, '2025-11-07'), 'suspended');
    expectVerdict(topicOn(topic, '2025-12-01'), 'suspended');
    expectVerdict(topicOn(topic, '2026-11-10'), 'suspended');
    expectVerdict(topicOn(topic, '2026-11-11'), 'unknown');
  });

  it('the share is one of value, from 0.1 % on, and the technology limb knows none', () => {
    const share = statementOf(topicOn('de-minimis-rule', '2025-10-20'), 'cn-mofcom-2025-61/value-share').text;
    expect(share).toMatch(/0\.1/);
    expect(share).toMatch(/valu|worth/);
    expect(share).toMatch(/or more|at least/);
    const limb = statementOf(
      topicOn('foreign-direct-product-rule', '2025-10-20'),
      'cn-mofcom-2025-61/chinese-technology',
    );
    expect(limb.text).toMatch(/whatever|without|no .*(threshold|share|content)|regardless/i);
  });

  it.each([
    [{ user: 'military' }, 'refused_in_principle'],
    [{ user: 'listed-party' }, 'refused_in_principle'],
    [{ user: 'watch-listed-party' }, 'refused_in_principle'],
    [{ use: 'military' }, 'refused_in_principle'],
    [{ use: 'wmd' }, 'refused_in_principle'],
    [{ use: 'terrorism' }, 'refused_in_principle'],
    [{ use: 'advanced-chips' }, 'licence_required'],
    [{ use: 'military-ai' }, 'licence_required'],
    [{ use: 'humanitarian' }, 'depends'],
    [{ use: 'civil' }, 'licence_required'],
  ] as [Case, Verdict][])('for %o while it operated: %s', (cues, verdict) => {
    expect(topicOn('smco-magnets', '2025-10-20', { ...abroad, ...cues }).verdict).toBe(verdict);
  });

  it('chips and AI are reviewed case by case, not refused', () => {
    const answer = topicOn('smco-magnets', '2025-10-20', { ...abroad, use: 'advanced-chips' });
    expect(statementOf(answer, 'cn-mofcom-2025-61/chips-and-ai').effect).toBe('case_by_case');
    expect(answer.statements.map(({ effect }) => effect)).not.toContain('refused_in_principle');
  });

  it('the act is not in force from China: exports from China follow Announcement 18', () => {
    const answer = topicOn('smco-magnets', '2025-10-20', { origin: 'china' });
    expect(answer.statements[0]?.rule).toBe('cn-mofcom-2025-18/smco-magnets');
    expect(everyStatement(answer).map(({ rule }) => rule)).not.toContain('cn-mofcom-2025-61/re-export-goods');
  });
});

describe('October 2025 controls: the acts', () => {
  it.each([
    ['cn-mofcom-2025-56', '2025-10-09', 'announced'],
    ['cn-mofcom-2025-57', '2025-11-06', 'announced'],
    // It exempts what is in the public domain.
    ['cn-mofcom-2025-62', '2025-10-09', 'depends'],
    ...['55', '56', '57', '58', '61', '62'].flatMap((number) => [
      [`cn-mofcom-2025-${number}`, '2025-11-07', 'suspended'] as const,
      [`cn-mofcom-2025-${number}`, '2026-11-10', 'suspended'] as const,
      [`cn-mofcom-2025-${number}`, '2026-11-11', 'unknown'] as const,
      [`cn-mofcom-2025-${number}`, '2026-11-22', 'unknown'] as const,
    ]),
  ] as const)('%s on %s: %s', (act, day, verdict) => {
    const answer = actOn(act, day);
    expect(answer.verdict).toBe(verdict);
    if (verdict === 'unknown') expect(answer.headline).toMatch(/unverified/);
  });

  it.each([
    ['2025-11-06', /did not exist/],
    ['2025-11-07', /in force/],
    ['2026-11-10', /in force/],
    ['2026-11-11', /unverified/],
    ['2026-11-22', /unverified/],
  ])('Announcement 70 on %s: its own period is over after 10 November 2026', (day, headline) => {
    expect(actOn('cn-mofcom-2025-70', day).headline).toMatch(headline);
  });

  it('Announcement 70 names the six and pauses them for all destinations', () => {
    const { text } = statementOf(actOn('cn-mofcom-2025-70', '2025-11-08'), 'cn-mofcom-2025-70/suspension');
    for (const number of ['55', '56', '57', '58', '61', '62']) expect(text).toContain(number);
    expect(text).toMatch(/all destinations/);
    expect(text).not.toMatch(/\b18\b/);
  });
});
