import { describe, expect, it } from 'vitest';
import { runLine } from '../../commands/index.ts';
import type { Answer } from '../../src/core/answer.ts';
import { buildMatcher } from '../../src/match/matcher.ts';
import { actOn, answerOn, base, everyStatement, statementOf, today, topicOn } from './helpers.ts';

const { read } = buildMatcher(base);

function ask(question: string): Answer {
  const reply = runLine(question, { base, today, language: 'en', read });
  if (reply.kind !== 'answer') throw new Error(`a ${reply.kind} in place of an answer`);
  return reply.answer;
}

function textOf(answer: Answer): string {
  return everyStatement(answer)
    .map(({ text }) => text)
    .join('\n');
}

describe('confusions: magnets or the technology to make them', () => {
  it.each([
    ['ndfeb-magnets', 'ndfeb-magnet-technology'],
    ['smco-magnets', 'smco-magnet-technology'],
    ['cerium-magnets', 'cerium-magnet-technology'],
    ['permanent-magnets', 'magnet-making-technology'],
  ])('%s and %s have different verdicts and point to each other', (goods, technology) => {
    const [one, other] = [topicOn(goods, today), topicOn(technology, today)];
    expect(one.verdict).not.toBe(other.verdict);
    expect(one.related.map(({ label }) => label)).toContain(base.topics.get(technology)?.name.en);
    expect(other.related.map(({ label }) => label)).toContain(base.topics.get(goods)?.name.en);
  });

  it('the Catalogue never stopped magnets as goods', () => {
    expect(topicOn('ndfeb-magnets', '2023-12-21').verdict).toBeNull();
    expect(topicOn('smco-magnets', '2024-06-01').verdict).toBeNull();
    expect(textOf(topicOn('permanent-magnets', '2024-06-01'))).toMatch(/know-how, not products/);
  });

  it.each(['Is NdFeB affected?', 'SmCo export control?'])('asks: %s', (question) => {
    expect(ask(question).outcome).toBe('choose');
  });
});

describe('confusions: Announcement 57 of 2023 or of 2025', () => {
  it('asks which year', () => {
    const answer = ask('What does announcement 57 say?');
    expect(answer.outcome).toBe('choose');
    expect(answer.choices.map(({ question }) => ask(question).entry?.id)).toEqual([
      'cn-catalogue-2023',
      'cn-mofcom-2025-57',
    ]);
  });

  it.each([
    ['Announcement 57 of 2023', 'cn-catalogue-2023', /in force/],
    ['Announcement 57 of 2025', 'cn-mofcom-2025-57', /unverified/],
    ['57/2023', 'cn-catalogue-2023', /in force/],
    ['57/2025', 'cn-mofcom-2025-57', /unverified/],
    ['2023年第57号公告', 'cn-catalogue-2023', /./],
    ['2025年第57号公告', 'cn-mofcom-2025-57', /./],
  ])('%s', (question, act, headline) => {
    const answer = ask(question);
    expect(answer.entry?.id).toBe(act);
    expect(answer.headline).toMatch(headline);
  });

  it('18 and 57 of 2025 share a title and differ in elements', () => {
    expect(textOf(actOn('cn-mofcom-2025-18', today))).not.toMatch(/holmium/i);
    expect(topicOn('holmium', today).verdict).toBe('unknown');
    expect(topicOn('dysprosium', today).verdict).toBe('licence_required');
  });
});

describe('confusions: restricted or prohibited', () => {
  it('mining, dressing, smelting: licence; separation, metals, magnets: ban', () => {
    for (const topic of ['mining-technology', 'beneficiation-technology', 'smelting-technology'])
      expect(topicOn(topic, today).verdict).toBe('licence_required');
    for (const topic of ['separation-technology', 'metal-smelting-technology', 'magnet-making-technology'])
      expect(topicOn(topic, today).verdict).toBe('prohibited');
  });

  it('the two lanes are themselves topics', () => {
    expect(topicOn('restricted-technology', today).verdict).toBe('licence_required');
    expect(topicOn('prohibited-technology', today).verdict).toBe('prohibited');
    expect(textOf(topicOn('restricted-technology', today))).toMatch(/30 working days/);
    expect(textOf(topicOn('letter-of-intent', today))).toMatch(/talks/);
  });
});

describe('confusions: with or without dysprosium and terbium', () => {
  it.each([
    ['NdFeB magnets with dysprosium', 'licence_required'],
    ['NdFeB magnets with terbium', 'licence_required'],
    ['NdFeB magnets without dysprosium or terbium', 'not_covered'],
    ['NdFeB magnets', 'depends'],
    ['SmCo magnets', 'licence_required'],
  ])('%s: %s', (question, verdict) => {
    expect(ask(question).verdict).toBe(verdict);
  });

  it('without one of the two only: asks about the other', () => {
    expect(ask('NdFeB magnets without dysprosium').outcome).toBe('choose');
    expect(ask('NdFeB magnets without terbium').outcome).toBe('choose');
  });

  it('neodymium is in none of the announcements of 2025', () => {
    for (const day of ['2025-04-04', '2025-10-20', today]) {
      expect(topicOn('neodymium', day).verdict).toBe('not_covered');
    }
    expect(textOf(actOn('cn-mofcom-2025-57', today))).not.toMatch(/\bneodymium\b/i);
  });
});

describe('confusions: one pause for all destinations, one for the United States', () => {
  it('Announcement 70 holds for every destination', () => {
    for (const destination of ['us', 'de', 'jp', 'kr']) {
      expect(topicOn('holmium', '2025-11-08', { destination }).verdict).toBe('suspended');
    }
    expect(textOf(actOn('cn-mofcom-2025-70', '2025-11-08'))).toMatch(/not only for the United States/);
  });

  it('Announcement 72 for the United States only', () => {
    expect(topicOn('gallium', '2025-11-10', { destination: 'us' }).verdict).toBe('licence_required');
    expect(textOf(topicOn('gallium', '2025-11-10', { destination: 'us' }))).toMatch(/Announcement 72/);
    expect(
      everyStatement(topicOn('gallium', '2025-11-10', { destination: 'jp' })).map(({ rule }) => rule),
    ).not.toContain('cn-mofcom-2024-46/refusal');
  });
});

describe('confusions: two end dates', () => {
  it.each([
    ['2026-11-10', 'suspended', 'licence_required'],
    ['2026-11-11', 'unknown', 'licence_required'],
    ['2026-11-22', 'unknown', 'licence_required'],
    ['2026-11-27', 'unknown', 'licence_required'],
    ['2026-11-28', 'unknown', 'unknown'],
  ])('on %s: holmium %s, gallium to the US %s', (day, holmium, gallium) => {
    expect(topicOn('holmium', day).verdict).toBe(holmium);
    expect(topicOn('gallium', day, { destination: 'us' }).verdict).toBe(gallium);
  });

  it('the guide gives both', () => {
    const text = textOf(answerOn({ kind: 'guide', id: 'truce-end-dates' }, today));
    expect(text).toMatch(/10 November 2026/);
    expect(text).toMatch(/27 November 2026/);
  });
});

describe('confusions: paused is not repealed', () => {
  it('no act of October 2025 is repealed on any day', () => {
    for (const number of ['55', '56', '57', '58', '61', '62']) {
      const statuses = base.instruments.get(`cn-mofcom-2025-${number}`)?.history.map(({ status }) => status);
      expect(statuses).not.toContain('repealed');
    }
    expect(textOf(actOn('cn-mofcom-2025-70', '2026-01-01'))).toMatch(/suspends and does not repeal/);
  });

  it('the truce did not lift the controls of April 2025', () => {
    expect(topicOn('dysprosium', '2025-11-08').verdict).toBe('licence_required');
    expect(textOf(topicOn('truce', today))).toMatch(/Announcement 18 of 2025 .*not/);
  });

  it('the claim of the White House is told as a claim', () => {
    const claim = statementOf(topicOn('truce', today), 'cn-us-kuala-lumpur-2025/white-house-claim');
    expect(claim.text).toMatch(/no MOFCOM text says so/);
    expect(claim.confidence).not.toBe('high');
  });
});

describe('confusions: refused in principle or case by case', () => {
  const abroad = { origin: 'abroad' } as const;

  it.each([
    [{ user: 'military' }, 'refused_in_principle'],
    [{ use: 'wmd' }, 'refused_in_principle'],
    [{ use: 'advanced-chips' }, 'licence_required'],
    [{ use: 'military-ai' }, 'licence_required'],
  ])('%o: %s', (cues, verdict) => {
    expect(topicOn('smco-magnets', '2025-10-20', { ...abroad, ...cues }).verdict).toBe(verdict);
  });

  it('14 nm, 256 layers', () => {
    const text = textOf(topicOn('advanced-chips', '2025-10-20'));
    expect(text).toMatch(/14 (nm|nanomet)/);
    expect(text).toMatch(/256/);
    expect(text).toMatch(/case by case/);
  });

  it('the 50 % rule reaches the Control List and the Watch List', () => {
    const text = textOf(topicOn('fifty-percent-rule', '2025-10-20'));
    expect(text).toMatch(/50 ?(%|per cent)/);
    expect(text).toMatch(/control list/i);
    expect(text).toMatch(/watch list/i);
  });
});

describe('confusions: fines of two laws', () => {
  it('5 to 10 times turnover, 1 to 5 times gains', () => {
    expect(textOf(topicOn('dual-use-items', today, { intent: 'penalty' }))).toMatch(
      /5 to 10 times the illegal turnover/,
    );
    expect(textOf(topicOn('prohibited-technology', today, { intent: 'penalty' }))).toMatch(/1 to 5 times/);
    expect(textOf(topicOn('intermediaries', today, { intent: 'penalty' }))).toMatch(/3 to 5 times/);
  });
});
