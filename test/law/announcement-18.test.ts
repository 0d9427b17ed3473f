import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/core/answer.ts';
import { actOn, actsIn, base, everyStatement, expectVerdict, statementOf, topicOn } from './helpers.ts';

const act = 'cn-mofcom-2025-18';
const elements = ['samarium', 'gadolinium', 'terbium', 'dysprosium', 'lutetium', 'scandium', 'yttrium'];
const forms = ['samarium', 'gadolinium', 'terbium', 'dysprosium'].flatMap((element) =>
  ['metal', 'oxide', 'compounds'].map((form) => `${element}-${form}`),
);
const magnets = ['smco-magnets', 'ndfeb-magnets-with-dy', 'ndfeb-magnets-with-tb'];

/** In force since its first day, through the truce and after it. */
const inForceOn = ['2025-04-04', '2025-04-05', '2025-10-20', '2025-11-07', '2025-11-08', '2026-11-10', '2026-11-11'];

describe.each([...elements, ...forms, ...magnets])('announcement 18: %s', (topic) => {
  it('is under no recorded rule on 3 April 2025, and the answer names the rule to come', () => {
    const answer = topicOn(topic, '2025-04-03');
    expectVerdict(answer, null);
    expect(answer.statements[0]).toMatchObject({ status: null, from: '2025-04-04', effect: 'licence_required' });
    expect(answer.statements[0]?.rule).toMatch(/^cn-mofcom-2025-18\//);
  });

  it.each([...inForceOn, '2026-11-22'])('needs a licence on %s, for certain', (day) => {
    const answer = topicOn(topic, day);
    expectVerdict(answer, 'licence_required');
    expect(answer.statements[0]).toMatchObject({ status: 'in_force', from: '2025-04-04', forecast: false });
    expect(answer.statements[0]?.rule).toMatch(/^cn-mofcom-2025-18\//);
    expect(answer.statements[0]?.citations[0]).toMatchObject({
      number: 'MOFCOM and GACC Announcement No. 18 of 2025',
      published: '2025-04-04',
    });
  });

  it('says during the truce that it was not suspended', () => {
    expect(statementOf(topicOn(topic, '2025-11-08'), `${act}/not-suspended`).text).toMatch(/18/);
  });

  it.each(['us', 'eu', 'de', 'jp', 'kr', 'vn'])('needs it for %s too', (destination) => {
    expect(topicOn(topic, '2026-11-22', { destination }).verdict).toBe('licence_required');
  });
});

describe('announcement 18: codes', () => {
  it.each([
    ['samarium-metal', '1C902.a'],
    ['samarium-oxide', '1C902.b'],
    ['samarium-compounds', '1C902.c'],
    ['smco-magnets', '1C902.a'],
    ['gadolinium-metal', '1C903.a'],
    ['gadolinium-oxide', '1C903.b'],
    ['terbium-oxide', '1C904.b'],
    ['ndfeb-with-terbium', '1C904.a'],
    ['dysprosium-oxide', '1C905.b'],
    ['ndfeb-with-dysprosium', '1C905.a'],
    ['lutetium', '1C906'],
    ['scandium', '1C907'],
    ['yttrium', '1C908'],
  ])('%s is %s', (provision, code) => {
    expect(base.provisions.get(`${act}/${provision}`)?.provision.codes).toEqual([code]);
  });

  it.each(['dysprosium-oxide', 'lutetium', 'scandium', 'yttrium'])(
    '%s says that its code was not read',
    (provision) => {
      const found = base.provisions.get(`${act}/${provision}`)?.provision;
      expect(found?.confidence).toBe('medium');
      expect(found?.doubt?.en).toMatch(/sequence|not read|order/i);
    },
  );
});

describe('announcement 18: what it leaves out', () => {
  it.each(['neodymium', 'praseodymium', 'lanthanum', 'cerium'])('%s is outside, yet no clearance', (topic) => {
    expect(topicOn(topic, '2025-04-03').verdict).toBeNull();
    for (const day of ['2025-04-04', '2025-10-20', '2025-11-08', '2026-11-22']) {
      const answer = topicOn(topic, day);
      expectVerdict(answer, 'not_covered');
      expect(answer.statements[0]?.rule).toBe(`${act}/light-elements`);
      expect(actsIn(answer)).toContain('cn-export-licence-catalogue');
    }
  });

  it('promethium is in no announcement', () => {
    expect(topicOn('promethium', '2026-11-22').verdict).toBeNull();
  });

  it.each([
    ['ndfeb-magnets-without-dy-tb', 'plain-ndfeb'],
    ['ferrite-magnets', 'other-magnets'],
    ['alnico-magnets', 'other-magnets'],
    ['cerium-magnets', 'other-magnets'],
  ])('%s', (topic, provision) => {
    expect(topicOn(topic, '2025-04-03').verdict).toBeNull();
    expectVerdict(topicOn(topic, '2025-04-04'), 'not_covered');
    const answer = topicOn(topic, '2026-11-22');
    expectVerdict(answer, 'not_covered');
    expect(answer.statements[0]?.rule).toBe(`${act}/${provision}`);
  });

  it.each(['ndfeb-magnets', 'permanent-magnets'])('%s depend on what is in them', (topic) => {
    for (const day of ['2025-04-04', '2025-11-08', '2026-11-22']) expectVerdict(topicOn(topic, day), 'depends');
  });

  it('NdFeB magnets: the answer names both kinds and the missing threshold', () => {
    const { statements } = topicOn('ndfeb-magnets', '2026-11-22');
    expect(statements.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([
        `${act}/ndfeb-with-dysprosium`,
        `${act}/ndfeb-with-terbium`,
        `${act}/plain-ndfeb`,
        `${act}/no-threshold`,
      ]),
    );
  });

  it('no percentage is law: 0.1 % is told as trade practice of low confidence', () => {
    const practice = statementOf(topicOn('ndfeb-magnets-with-dy', '2026-11-22'), `${act}/no-threshold`);
    expect(practice).toMatchObject({ confidence: 'low', effect: 'background' });
    expect(practice.text).toMatch(/0\.1/);
  });
});

describe('announcement 18: goods further down the chain', () => {
  const rows: [string, string, Verdict | null][] = [
    ['rotors-and-stators', '2025-04-04', null],
    ['rotors-and-stators', '2025-09-15', 'not_covered'],
    ['rotors-and-stators', '2025-09-16', 'not_covered'],
    ['motors', '2025-09-17', 'not_covered'],
    ['motors', '2025-11-08', 'not_covered'],
    ['motors', '2026-11-22', 'not_covered'],
    ['sensors', '2025-09-16', 'not_covered'],
    ['sensors', '2026-11-22', 'not_covered'],
    ['catalysts', '2025-09-16', 'not_covered'],
    ['phosphors', '2025-09-16', 'not_covered'],
    ['consumer-goods-with-magnets', '2025-09-16', 'not_covered'],
    ['headphones', '2026-11-22', 'not_covered'],
    ['loudspeakers', '2026-11-22', 'not_covered'],
  ];

  it.each(rows)('%s on %s: %s', (topic, day, verdict) => {
    expect(topicOn(topic, day).verdict).toBe(verdict);
  });

  it.each([
    ['rotors-and-stators', 'rotors-and-stators'],
    ['sensors', 'sensors'],
    ['catalysts', 'catalysts-and-phosphors'],
    ['consumer-goods-with-magnets', 'consumer-goods'],
  ])('%s: the answers of 16 September 2025 are cited from that day', (topic, provision) => {
    const rules = (day: string) => everyStatement(topicOn(topic, day)).map(({ rule }) => rule);
    expect(rules('2025-09-15')).not.toContain(`${act}/${provision}`);
    expect(rules('2025-09-16')).toContain(`${act}/${provision}`);
    expect(statementOf(topicOn(topic, '2025-09-16'), `${act}/${provision}`).text).toMatch(/general/i);
  });

  it.each(['electric-vehicles', 'wind-turbines', 'hard-disk-drives', 'smartphones', 'mri-scanners'])(
    '%s: named in no answer of the ministry, so not cleared',
    (topic) => {
      expectVerdict(topicOn(topic, '2026-11-22'), null);
      expect(statementOf(topicOn(topic, '2026-11-22'), `${act}/downstream-goods-not-named`).text).toMatch(
        /asked of MOFCOM/,
      );
    },
  );

  it('catalysts and phosphors are named from 16 September 2025 only', () => {
    expect(topicOn('catalysts', '2025-09-15').verdict).toBeNull();
    expect(topicOn('catalysts', '2025-09-16').verdict).toBe('not_covered');
  });

  it('magnet assemblies are not cleared', () => {
    expectVerdict(topicOn('magnet-assemblies', '2026-11-22'), null);
  });

  it('the magnets themselves stay licensed when they are meant for a motor', () => {
    expectVerdict(topicOn('smco-magnets', '2025-09-16'), 'licence_required');
  });
});

describe('announcement 18: the act', () => {
  it.each([
    ['2025-04-03', /did not exist/],
    ['2025-04-04', /in force/],
    ['2025-11-08', /in force/],
    ['2026-11-22', /in force/],
  ])('on %s', (day, headline) => {
    expect(actOn(act, day).headline).toMatch(headline);
  });

  it('states only what it says itself', () => {
    const restrictions = everyStatement(actOn(act, '2026-11-22')).filter(({ effect }) => effect === 'prohibited');
    expect(restrictions).toEqual([]);
  });

  it('general licences do not lift the duty', () => {
    const text = statementOf(topicOn('general-licence', '2026-11-22'), `${act}/general-licences`).text;
    expect(text).toMatch(/licence/);
    expect(topicOn('dysprosium', '2025-12-02').verdict).toBe('licence_required');
  });
});
