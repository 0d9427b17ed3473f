import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/core/answer.ts';
import { actOn, everyStatement, expectVerdict, statementOf, topicOn } from './helpers.ts';

type Row = [topic: string, day: string, verdict: Verdict | null];

describe('neighbouring controls', () => {
  it.each([
    ['gallium', '2023-07-02', null],
    ['gallium', '2023-07-03', 'announced'],
    ['gallium', '2023-07-31', 'announced'],
    ['gallium', '2023-08-01', 'licence_required'],
    ['gallium', '2023-08-02', 'licence_required'],
    ['germanium', '2023-07-31', 'announced'],
    ['germanium', '2023-08-01', 'licence_required'],
    ['germanium', '2026-11-22', 'licence_required'],
    ['graphite', '2023-10-20', 'announced'],
    ['graphite', '2023-11-30', 'announced'],
    ['graphite', '2023-12-01', 'licence_required'],
    ['graphite', '2026-11-22', 'licence_required'],
    ['antimony', '2024-08-14', null],
    ['antimony', '2024-08-15', 'announced'],
    ['antimony', '2024-09-14', 'announced'],
    ['antimony', '2024-09-15', 'licence_required'],
    ['antimony', '2026-11-22', 'licence_required'],
    ['superhard-materials', '2024-09-14', 'announced'],
    ['superhard-materials', '2024-09-15', 'licence_required'],
    ['superhard-materials', '2025-11-08', 'licence_required'],
    ...['tungsten', 'tellurium', 'bismuth', 'molybdenum', 'indium'].flatMap((metal): Row[] => [
      [metal, '2025-02-03', null],
      [metal, '2025-02-04', 'licence_required'],
      [metal, '2025-02-05', 'licence_required'],
      [metal, '2025-11-08', 'licence_required'],
      [metal, '2026-11-22', 'licence_required'],
    ]),
  ] as Row[])('%s on %s: %s', (topic, day, verdict) => {
    expectVerdict(topicOn(topic, day), verdict);
  });

  it.each([
    ['gallium', '2025-11-08', 'cn-mofcom-2023-23'],
    ['graphite', '2025-11-08', 'cn-mofcom-2023-39'],
    ['antimony', '2025-11-08', 'cn-mofcom-2024-33'],
    ['tungsten', '2025-11-08', 'cn-mofcom-2025-10'],
  ])('%s: not suspended in November 2025', (topic, day, act) => {
    expect(topicOn(topic, day).statements[0]).toMatchObject({ status: 'in_force', forecast: false });
    expect(topicOn(topic, day).statements[0]?.rule?.split('/')[0]).toBe(act);
  });

  it.each(['gallium', 'germanium', 'antimony', 'graphite', 'tungsten'])('%s is no rare earth', (topic) => {
    expect(everyStatement(topicOn(topic, '2026-11-22')).map(({ rule }) => rule)).not.toContain(
      'cn-rare-earth-regulations/seventeen-elements',
    );
  });
});

describe('export reporting', () => {
  it.each([
    ['2023-10-30', null],
    ['2023-10-31', 'reporting'],
    ['2023-11-01', 'reporting'],
    ['2025-10-30', 'reporting'],
    ['2025-10-31', 'reporting'],
    ['2025-11-01', 'unknown'],
    ['2026-11-22', 'unknown'],
  ] as [string, Verdict | null][])('on %s: %s', (day, verdict) => {
    expect(topicOn('export-reporting', day).verdict).toBe(verdict);
  });

  it('is a duty to report, not to ask', () => {
    const duty = statementOf(topicOn('export-reporting', '2024-06-01'), 'cn-export-reporting-2023/reporting');
    expect(duty.effect).toBe('reporting');
    expect(duty.text).toMatch(/statistic|not (a|an) (licen|approval)|no (licen|approval)/i);
  });
});

describe('quota and domestic rules', () => {
  it.each([
    ['2024-06-28', null],
    ['2024-06-29', 'announced'],
    ['2024-09-30', 'announced'],
    ['2024-10-01', 'quota'],
    ['2025-08-21', 'quota'],
    ['2025-08-22', 'quota'],
    ['2026-11-22', 'quota'],
  ] as [string, Verdict | null][])('production quotas on %s: %s', (day, verdict) => {
    expect(topicOn('production-quota', day).verdict).toBe(verdict);
  });

  it('the measures of 2025 come in on 22 August, with imported ore', () => {
    const rules = (day: string) => everyStatement(topicOn('production-quota', day)).map(({ rule }) => rule);
    expect(rules('2025-08-21')).not.toContain('cn-quota-measures-2025/scope');
    const scope = statementOf(topicOn('production-quota', '2025-08-22'), 'cn-quota-measures-2025/scope');
    expect(scope).toMatchObject({ effect: 'quota', from: '2025-08-22' });
    expect(scope.text).toMatch(/import/);
  });

  it('are not export quotas', () => {
    const answer = topicOn('export-quota', '2026-11-22');
    expect(answer.verdict).toBeNull();
    expect(statementOf(answer, 'cn-quota-measures-2025/not-export-quotas').text).toMatch(/no export quota/);
  });

  it('never make a dual-use item of an element', () => {
    expect(topicOn('dysprosium', '2024-10-01').verdict).toBeNull();
    expect(topicOn('neodymium', '2026-11-22').verdict).toBe('not_covered');
  });

  it.each([
    ['cn-rare-earth-regulations', '2024-06-28', /did not exist/],
    ['cn-rare-earth-regulations', '2024-09-30', /announced/],
    ['cn-rare-earth-regulations', '2024-10-01', /in force/],
    ['cn-quota-measures-2025', '2025-08-21', /did not exist/],
    ['cn-quota-measures-2025', '2025-08-22', /in force/],
    ['cn-dual-use-regulations', '2024-10-18', /did not exist/],
    ['cn-dual-use-regulations', '2024-11-30', /announced/],
    ['cn-dual-use-regulations', '2024-12-01', /in force/],
    ['cn-export-control-law', '2020-11-30', /announced/],
    ['cn-export-control-law', '2020-12-01', /in force/],
    ['cn-technology-regulations', '2001-12-31', /announced/],
    ['cn-technology-regulations', '2002-01-01', /in force/],
    ['cn-technology-measures-2009', '2009-05-19', /announced/],
    ['cn-technology-measures-2009', '2009-05-20', /in force/],
    ['cn-dual-use-list-2024', '2024-11-30', /announced/],
    ['cn-dual-use-list-2024', '2024-12-01', /in force/],
    ['cn-catalogue-1998', '2002-03-20', /in force/],
    ['cn-catalogue-1998', '2002-03-21', /repealed/],
    ['cn-catalogue-2008', '2008-10-31', /announced/],
    ['cn-catalogue-2008', '2008-11-01', /in force/],
    ['cn-catalogue-2008', '2023-12-20', /in force/],
    ['cn-catalogue-2008', '2023-12-21', /superseded/],
    ['cn-catalogue-2020', '2023-12-21', /superseded/],
    ['cn-catalogue-2023', '2023-12-20', /did not exist/],
    ['cn-catalogue-2023', '2026-11-22', /in force/],
    ['cn-foreign-trade-law-2025', '2026-02-28', /announced/],
    ['cn-foreign-trade-law-2025', '2026-03-01', /in force/],
    ['cn-mofcom-2025-72', '2025-11-08', /did not exist/],
    ['cn-mofcom-2025-72', '2025-11-09', /in force/],
    ['cn-mofcom-2025-72', '2026-11-22', /in force/],
    ['cn-mofcom-2025-72', '2026-11-27', /in force/],
    ['cn-mofcom-2025-72', '2026-11-28', /unverified/],
    ['cn-us-kuala-lumpur-2025', '2025-10-29', /did not exist/],
    ['cn-us-kuala-lumpur-2025', '2025-11-09', /announced/],
    ['cn-us-kuala-lumpur-2025', '2025-11-10', /in force/],
    ['cn-us-kuala-lumpur-2025', '2026-11-22', /in force/],
    ['cn-us-kuala-lumpur-2025', '2027-01-10', /in force/],
    ['cn-us-kuala-lumpur-2025', '2027-01-11', /unverified/],
    ['cn-mineral-resources-regulation-2026', '2026-06-14', /announced/],
    ['cn-mineral-resources-regulation-2026', '2026-06-15', /in force/],
  ])('%s on %s', (act, day, headline) => {
    expect(actOn(act, day).headline).toMatch(headline);
  });
});

describe('rules abroad', () => {
  it.each(['2026-12-31', '2027-01-01'])('DFARS on %s: a US buying rule that widens on 1 January 2027', (day) => {
    const answer = actOn('us-dfars-magnets', day);
    const rule = statementOf(answer, 'us-dfars-magnets/from-2027');
    expect(rule.text).toMatch(/from 1 January 2027/);
    expect(rule.text).toMatch(/not a Chinese export control/);
    expect(answer.verdict).toBeNull();
    expect(answer.warnings.join(' ')).toMatch(/lies ahead/);
    expect(rule.status).toBe(day === '2026-12-31' ? 'announced' : 'in_force');
  });

  it('DFARS never decides on an export from China', () => {
    expectVerdict(
      topicOn('ndfeb-magnets-without-dy-tb', '2027-01-01', { destination: 'us', user: 'military' }),
      'not_covered',
    );
  });

  it('Korean, European and US acts give no verdict', () => {
    for (const act of ['kr-rare-earth-plan-2026', 'eu-crma', 'eu-resourceeu', 'us-section-232-2026']) {
      expect(actOn(act, '2026-11-22').verdict).toBeNull();
    }
  });
});
