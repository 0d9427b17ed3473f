import { describe, expect, it } from 'vitest';
import { runLine } from '../../commands/index.ts';
import type { Answer, Statement } from '../../src/core/answer.ts';
import { buildMatcher } from '../../src/match/matcher.ts';
import { base, today } from './helpers.ts';

const { read } = buildMatcher(base);

function ask(question: string, on?: string): Answer {
  const reply = runLine(question, { base, today, language: 'en', read, ...(on && { on }) });
  if (reply.kind !== 'answer') throw new Error(`a ${reply.kind} in place of an answer`);
  return reply.answer;
}

function shown(answer: Answer, rule: string): Statement {
  const found = answer.statements.find((statement) => statement.rule === rule);
  if (!found) throw new Error(`${rule} is not among the statements shown at once`);
  return found;
}

const question = 'is NdFeB tech controlled?';

describe('is NdFeB tech controlled? on 22 November 2026', () => {
  const answer = ask(question);

  it('is understood as the technology, and prohibited', () => {
    expect(answer).toMatchObject({
      outcome: 'answer',
      asOf: '2026-11-22',
      entry: { kind: 'topic', id: 'ndfeb-magnet-technology' },
      verdict: 'prohibited',
    });
    expect(answer.headline).toMatch(/^Prohibited: technology to make NdFeB magnets, as of 22 November 2026$/);
  });

  it('begins with the ban of the Catalogue, in force since 21 December 2023, with entry and control point', () => {
    const [ban] = answer.statements;
    expect(ban).toMatchObject({
      rule: 'cn-catalogue-2023/magnets',
      effect: 'prohibited',
      status: 'in_force',
      from: '2023-12-21',
      forecast: false,
    });
    expect(ban?.text).toMatch(/NdFeB.*prohibited by the Catalogue of 2023/);
    expect(ban?.citations[0]).toMatchObject({
      number: 'MOFCOM and MOST Announcement No. 57 of 2023',
      original: '中国禁止出口限制出口技术目录（商务部 科技部公告2023年第57号）',
      kind: 'official',
    });
    expect(ban?.citations[0]?.pinpoint).toBe('prohibited part, entry 083201J, control point 3');
    expect(ban?.citations[0]?.url).toMatch(/^https:\/\/www\.mofcom\.gov\.cn\//);
  });

  it('tells of the licence of Announcement 62: suspended, by its own terms running again, not verified', () => {
    const licence = shown(answer, 'cn-mofcom-2025-62/technology');
    expect(licence).toMatchObject({ effect: 'licence_required', forecast: true, from: '2026-11-11' });
    expect(licence.text).toMatch(/Announcement 62 of 2025/);
    expect(licence.text).toMatch(/suspended .* from 7 November 2025 to 10 November 2026 by Announcement 70 of 2025/);
    expect(licence.text).toMatch(/applies again from 11 November 2026/);
    expect(licence.citations[0]).toMatchObject({
      number: 'MOFCOM Announcement No. 62 of 2025',
      original: '公布对稀土相关技术实施出口管制的决定（商务部公告2025年第62号）',
    });
  });

  it('tells what was said on 28 September 2026, and that it names no announcement', () => {
    const extension = shown(answer, 'cn-us-kuala-lumpur-2025/extension');
    expect(extension.text).toMatch(/28 September 2026/);
    expect(extension.text).toMatch(/10 January 2027/);
    expect(extension.text).toMatch(/does not name the rare-earth announcements/);
    expect(extension.citations[0]).toMatchObject({ publisher: 'MOFCOM', published: '2026-09-28' });
  });

  it('tells that no notice was found up to the last check, so it has to be looked up', () => {
    const after = shown(answer, 'cn-mofcom-2025-70/after');
    expect(after.text).toMatch(/No notice .* Announcement 70 of 2025 was found up to .* 8 October 2026/);
    expect(after.text).toMatch(/looked up at MOFCOM/);
    expect(after.citations[0]).toMatchObject({ number: 'MOFCOM and GACC Announcement No. 70 of 2025' });
    expect(after.citations[0]?.original).toMatch(/商务部 海关总署公告2025年第70号/);
    expect(answer.warnings.join(' ')).toMatch(/last checked on 8 October 2026.*Look it up/);
  });

  it('says that pausing the licence does not lift the ban', () => {
    expect(shown(answer, 'cn-mofcom-2025-62/catalogue-overlap').text).toMatch(/suspending it does not lift the ban/);
  });

  it('offers the magnets themselves as another question, with another answer', () => {
    const goods = answer.related.find(({ label }) => label === 'NdFeB magnets');
    expect(goods).toBeDefined();
    expect(ask(goods?.question ?? '')).toMatchObject({ entry: { id: 'ndfeb-magnets' }, verdict: 'depends' });
  });

  it('cites every statement', () => {
    for (const { citations, text } of [...answer.statements, ...answer.more]) {
      expect(citations.length, text).toBeGreaterThan(0);
      expect(
        citations.some(({ url }) => url !== null),
        text,
      ).toBe(true);
    }
  });
});

describe('is NdFeB tech controlled? on 20 December 2023', () => {
  const answer = ask(question, '2023-12-20');

  it('is not covered, the day before the ban', () => {
    expect(answer).toMatchObject({
      asOf: '2023-12-20',
      entry: { id: 'ndfeb-magnet-technology' },
      verdict: 'not_covered',
    });
    expect(ask(question, '2023-12-21').verdict).toBe('prohibited');
  });

  it('says what the Catalogue left out, what it had, and that contracts were registered', () => {
    const [first] = answer.statements;
    expect(first?.rule).toBe('cn-catalogue-2008/magnets-not-listed');
    expect(first?.text).toMatch(/Before 21 December 2023/);
    expect(first?.text).toMatch(/separation and alloy technology were prohibited/);
    expect(first?.text).toMatch(/registered/);
    expect(first?.text).toMatch(/053302J/);
  });

  it('is no clearance', () => {
    expect(answer.warnings.join(' ')).toMatch(/not clearance/);
    expect(answer.statements.map(({ rule }) => rule)).toContain('cn-export-control-law/catch-all-for-risky-uses');
  });

  it('knows nothing yet of 2025', () => {
    expect([...answer.statements, ...answer.more].filter(({ rule }) => rule?.startsWith('cn-mofcom-2025'))).toEqual([]);
  });
});

describe('is NdFeB tech controlled? on 20 October 2025', () => {
  const answer = ask(question, '2025-10-20');

  it('puts ban and licence side by side; the strictest is the verdict', () => {
    expect(answer).toMatchObject({ asOf: '2025-10-20', verdict: 'prohibited' });
    expect(answer.statements.slice(0, 2)).toMatchObject([
      { rule: 'cn-catalogue-2023/magnets', status: 'in_force', forecast: false },
      { rule: 'cn-mofcom-2025-62/technology', status: 'in_force', from: '2025-10-09', forecast: false },
    ]);
  });

  it('says that no source settles which of the two lanes governed', () => {
    const overlap = shown(answer, 'cn-mofcom-2025-62/catalogue-overlap');
    expect(overlap.text).toMatch(/9 October to 7 November 2025 no source settles which of the two governed/);
    expect(overlap.text).toMatch(/no authority on the overlap was found/);
  });

  it('speaks of no suspension', () => {
    for (const { text, rule } of answer.statements) {
      if (rule === 'cn-mofcom-2025-62/technology') expect(text).not.toMatch(/suspend/);
    }
  });
});

describe('the same question in other words', () => {
  it.each([
    'Is NdFeB magnet-making technology controlled?',
    'NdFeB tech',
    'is ndfeb technology banned',
    '钕铁硼技术管制吗',
    'ネオジム磁石の製造技術は規制されていますか',
    '네오디뮴 자석 제조 기술은 통제되나요?',
    'Ist NdFeB-Technologie kontrolliert?',
  ])('%s', (words) => {
    expect(ask(words)).toMatchObject({ entry: { id: 'ndfeb-magnet-technology' }, verdict: 'prohibited' });
  });

  it.each([
    ['is NdFeB tech controlled as of 20 December 2023?', '2023-12-20', 'not_covered'],
    ['was NdFeB tech controlled on 20 October 2025?', '2025-10-20', 'prohibited'],
    ['is NdFeB tech controlled 2026-11-22', '2026-11-22', 'prohibited'],
  ])('%s', (words, asOf, verdict) => {
    expect(ask(words)).toMatchObject({ entry: { id: 'ndfeb-magnet-technology' }, asOf, verdict });
  });

  it('asks which is meant when the question does not say', () => {
    const answer = ask('is NdFeB controlled?');
    expect(answer.outcome).toBe('choose');
    expect(answer.choices.map(({ question: next }) => ask(next).verdict)).toEqual(['depends', 'prohibited']);
  });
});
