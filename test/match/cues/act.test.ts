import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/core/vocabulary.ts';
import { buildActTable, readActs } from '../../../src/match/cues/act.ts';
import { buildInstrument, buildTestBase } from '../../builders.ts';

const base = buildTestBase({
  instruments: [
    act('ann-10', 'MOFCOM Announcement No. 10 of 2025', '商务部公告2025年第10号'),
    act('ann-61', 'MOFCOM Announcement No. 61 of 2025', '商务部公告2025年第61号'),
    act('ann-62', 'MOFCOM Announcement No. 62 of 2025', '商务部公告2025年第62号'),
    act('catalogue', 'MOFCOM and MOST Announcement No. 57 of 2023', '商务部 科技部公告2023年第57号'),
    act('ann-57', 'MOFCOM and GACC Announcement No. 57 of 2025', '商务部 海关总署公告2025年第57号'),
    act('regulations', 'State Council Order No. 785', '国务院令第785号'),
    act('crma', 'Regulation (EU) 2024/1252'),
  ],
  vocabulary: Vocabulary.parse({
    acts: {
      announcement: { en: ['announcement', 'ann.'], zh: ['公告'], ko: ['공고'], de: ['Bekanntmachung'] },
      order: { en: ['order'], zh: ['令'] },
    },
    issuers: { mofcom: { en: ['MOFCOM'], zh: ['商务部'] } },
  }),
});
const table = buildActTable(base);

function act(id: string, en: string, zh?: string) {
  return buildInstrument({ id, number: { en, ...(zh && { zh }) }, issued: '2024-06-22', provisions: [] });
}

function idsIn(question: string): string[][] {
  return readActs(table, question).map(({ ids }) => ids);
}

describe('readActs', () => {
  it.each([
    'ann. 61',
    'announcement 61',
    'Announcement No. 61 of 2025',
    'Announcement 2025 No. 61',
    'No.61/2025',
    '61/2025',
    '61 of 2025',
    'MOFCOM 61',
    "MOFCOM's No. 61",
    '2025年第61号',
    '公告2025年第61号',
    '61号公告',
    '公告第61号',
    '商务部公告2025年第61号',
    '2025년 제61호 공고',
    '공고 제61호',
    'Bekanntmachung Nr. 61/2025',
  ])('finds the act in %s', (question) => {
    expect(idsIn(`is ${question} in force`)).toEqual([['ann-61']]);
  });

  it.each([
    "it's 10 Nov today and the pause ended",
    'since November 10 the pause is over',
    'am 10. Oktober lief sie aus',
    '暂停期过了，10号之后到底延没延',
    '10일 지났는데 10호부터는',
  ])('takes a day for no act in %s', (question) => {
    expect(idsIn(question)).toEqual([]);
  });

  it.each([
    ['61 may still apply', 'ann-61'],
    ['the decision on 61', 'ann-61'],
    ['since March 61 is on hold', 'ann-61'],
    ['10 is still suspended', 'ann-10'],
    ['10号公告之后', 'ann-10'],
    ['61号之后还有什么', 'ann-61'],
  ])('takes an act for no day in %s', (question, id) => {
    expect(idsIn(question)).toEqual([[id]]);
  });

  it.each(['Order 785', 'State Council Order No. 785', '国务院令第785号', '785号令'])(
    'finds the order in %s',
    (question) => {
      expect(idsIn(question)).toEqual([['regulations']]);
    },
  );

  it('leaves a number of two years open', () => {
    expect(idsIn('is announcement 57 in force?')).toEqual([['catalogue', 'ann-57']]);
    expect(idsIn('MOFCOM 57 of 2023')).toEqual([['catalogue']]);
    expect(idsIn('57 of 2025')).toEqual([['ann-57']]);
  });

  it('reads a list, whose last year holds for all', () => {
    expect(idsIn('announcements 61 and 62')).toEqual([['ann-61'], ['ann-62']]);
    expect(idsIn('announcements 57 and 62 of 2025')).toEqual([['ann-57'], ['ann-62']]);
  });

  it('reports an announcement the base does not have', () => {
    expect(readActs(table, 'announcement 99 of 2025')).toMatchObject([
      { number: 99, year: 2025, ids: [], strong: true },
    ]);
  });

  it('takes a bare number only weakly', () => {
    expect(readActs(table, 'is 61 still in force')).toMatchObject([{ ids: ['ann-61'], strong: false }]);
  });

  it.each(['can I order 500 magnets?', 'within 61 days', '61 % purity', 'at 61 °C', 'Nd61', '1,061 tonnes'])(
    'finds no act in %s',
    (question) => {
      expect(readActs(table, question)).toEqual([]);
    },
  );
});
