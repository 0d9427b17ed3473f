import { describe, expect, it } from 'vitest';
import type { KnowledgeBase } from '../../src/core/base.ts';
import type { Reading } from '../../src/core/reading.ts';
import { Vocabulary } from '../../src/core/vocabulary.ts';
import { buildMatcher } from '../../src/match/matcher.ts';
import { buildGuide, buildInstrument, buildProvision, buildTestBase, buildTopic, entry } from '../builders.ts';

const today = '2026-11-22';

const ask = { en: 'The magnets, or the technology to make them?' };
const topics = [
  buildTopic({ id: 'heavy', kind: 'concept', name: { en: 'heavy rare earths' } }),
  buildTopic({
    id: 'dysprosium',
    kind: 'element',
    symbol: 'Dy',
    name: { en: 'dysprosium', zh: '镝' },
    broader: ['heavy'],
  }),
  buildTopic({ id: 'terbium', kind: 'element', symbol: 'Tb', name: { en: 'terbium' }, broader: ['heavy'] }),
  buildTopic({ id: 'neodymium', kind: 'element', symbol: 'Nd', name: { en: 'neodymium' } }),
  buildTopic({ id: 'gallium', kind: 'material', symbol: 'Ga', name: { en: 'gallium' } }),
  buildTopic({ id: 'gadolinium', kind: 'element', symbol: 'Gd', name: { en: 'gadolinium' } }),
  buildTopic({ id: 'dysprosium-oxide', kind: 'material', name: { en: 'dysprosium oxide' }, broader: ['dysprosium'] }),
  buildTopic({ id: 'magnets', name: { en: 'permanent magnets' }, aliases: { en: ['magnet'] } }),
  buildTopic({
    id: 'ndfeb',
    name: { en: 'NdFeB magnets', zh: '钕铁硼磁体' },
    aliases: { en: ['NdFeB', 'neodymium magnet'], zh: ['钕铁硼'] },
    broader: ['magnets'],
    distinguish: [{ topic: 'ndfeb-technology', ask }],
  }),
  buildTopic({ id: 'ndfeb-dy', name: { en: 'NdFeB magnets with dysprosium' }, broader: ['ndfeb'] }),
  buildTopic({ id: 'ndfeb-tb', name: { en: 'NdFeB magnets with terbium' }, broader: ['ndfeb'] }),
  buildTopic({ id: 'ndfeb-plain', name: { en: 'NdFeB magnets without dysprosium and terbium' }, broader: ['ndfeb'] }),
  buildTopic({ id: 'smco', name: { en: 'SmCo magnets' }, aliases: { en: ['SmCo'] }, broader: ['magnets'] }),
  buildTopic({ id: 'motors', name: { en: 'motors' } }),
  buildTopic({
    id: 'magnet-technology',
    kind: 'technology',
    name: { en: 'magnet-making technology' },
    made: ['magnets'],
  }),
  buildTopic({
    id: 'ndfeb-technology',
    kind: 'technology',
    name: { en: 'NdFeB magnet-making technology' },
    broader: ['magnet-technology'],
    made: ['ndfeb'],
  }),
  buildTopic({ id: 'mining', kind: 'technology', name: { en: 'mining technology' } }),
  buildTopic({ id: 'separation', kind: 'technology', name: { en: 'separation technology' } }),
];

function number(n: number, year: number) {
  return { en: `Announcement No. ${n} of ${year}`, zh: `公告${year}年第${n}号` };
}

const instruments = [
  buildInstrument({
    id: 'ann-18',
    number: number(18, 2025),
    title: { en: 'Control of heavy rare earths' },
    checked: '2026-10-08',
    history: [entry('2025-04-04', 'in_force')],
    provisions: [
      buildProvision({ id: 'dysprosium', applies: ['dysprosium', 'ndfeb-dy'], codes: ['1C905.a'] }),
      buildProvision({ id: 'terbium', applies: ['terbium', 'ndfeb-tb'], codes: ['1C904.a'] }),
      buildProvision({ id: 'plain', effect: 'not_covered', applies: ['ndfeb-plain', 'motors', 'neodymium'] }),
      buildProvision({ id: 'smco', applies: ['smco', 'gadolinium', 'gallium'] }),
    ],
  }),
  buildInstrument({
    id: 'catalogue',
    regime: 'technology_catalogue',
    number: number(57, 2023),
    title: { en: 'Technology Catalogue' },
    checked: '2026-10-08',
    history: [entry('2023-12-21', 'in_force')],
    provisions: [
      buildProvision({ id: 'magnets', effect: 'prohibited', applies: ['magnet-technology', 'separation'] }),
      buildProvision({ id: 'mining', applies: ['mining'] }),
    ],
  }),
  buildInstrument({ id: 'ann-57', number: number(57, 2025), title: { en: 'Five more elements' }, provisions: [] }),
];

const vocabulary = Vocabulary.parse({
  kinds: {
    goods: { en: ['magnet', 'material', 'oxide'], zh: ['磁体'] },
    technology: { en: ['technology', 'know-how', 'how to make'], zh: ['技术'] },
  },
  intents: {
    status: { en: ['controlled', 'licence', 'need', 'export', 'in force', 'suspended', 'ban'], zh: ['需要', '出口'] },
    how: { en: ['how', 'apply'] },
  },
  destinations: {
    us: { name: { en: 'the United States' }, words: { en: ['US', 'United States'] } },
    jp: { name: { en: 'Japan' }, words: { en: ['Japan', 'Japanese'] } },
  },
  users: { military: { name: { en: 'military users' }, words: { en: ['military'] } } },
  acts: { announcement: { en: ['announcement', 'ann.'], zh: ['公告'] } },
  moments: { truce: { day: '2025-11-07', until: '2026-11-10', words: { en: ['truce'] } } },
  forms: { oxide: { en: ['oxide'] } },
  compositions: [
    { topic: 'smco', has: ['Sm', 'Co'] },
    { topic: 'ndfeb', has: ['Nd', 'Fe', 'B'] },
    { topic: 'ndfeb-dy', of: ['ndfeb', 'magnets'], has: ['Dy'] },
    { topic: 'ndfeb-tb', of: ['ndfeb', 'magnets'], has: ['Tb'] },
    { topic: 'ndfeb-plain', of: ['ndfeb'], lacks: ['Dy', 'Tb'] },
  ],
  elsewhere: { en: ['price', 'stock', 'csv'] },
});

const base = buildTestBase({
  topics,
  instruments,
  vocabulary,
  guides: [
    buildGuide({
      question: { en: 'How do I apply for a licence?' },
      examples: { en: ['steps of a licence application'] },
    }),
    buildGuide({ id: 'two-57s', question: { en: 'What is the difference between the two announcements 57?' } }),
  ],
});
const matcher = buildMatcher(base);

function outcomeOf(question: string, { read } = matcher): string {
  const { outcome, entry: found, choices }: Reading = read(question, today);
  if (outcome === 'answer') return `${found?.kind} ${found?.id}`;
  return outcome === 'choose' ? `choose ${choices.map(({ entry: choice }) => choice.id).join(' ')}` : 'none';
}

describe('buildMatcher', () => {
  it.each([
    ['are NdFeB magnets controlled?', 'topic ndfeb'],
    ['NdFeB technology', 'topic ndfeb-technology'],
    ['is the know-how for NdFeB magnets controlled', 'topic ndfeb-technology'],
    ['how to make a permanent magnet, is that controlled', 'topic magnet-technology'],
    ['SmCo technology export', 'topic magnet-technology'],
    ['is NdFeB controlled?', 'choose ndfeb ndfeb-technology'],
    ['钕铁硼 magnets licence 需要吗', 'topic ndfeb'],
    ['钕铁硼技术出口', 'topic ndfeb-technology'],
  ])('tells goods from technology: %s', (question, expected) => {
    expect(outcomeOf(question)).toBe(expected);
  });

  it('never gives the verdict on goods to a question about technology', () => {
    expect(outcomeOf('is gadolinium technology controlled')).not.toContain('topic gadolinium');
  });

  it.each([
    ['NdFeB magnets with dysprosium', 'topic ndfeb-dy'],
    ['magnets with 2 % Dy', 'topic ndfeb-dy'],
    ['NdFeB without dysprosium or terbium', 'topic ndfeb-plain'],
    ['NdFeB magnets without dysprosium', 'choose ndfeb-plain ndfeb-tb'],
    ['NdFeB magnets without heavy rare earths', 'topic ndfeb-plain'],
    ['Nd28 Pr5.9 Fe65 B1', 'topic ndfeb-plain'],
    ['Nd28 Dy4 Fe67 B1 licence', 'topic ndfeb-dy'],
    ['motors with NdFeB magnets containing dysprosium, controlled?', 'topic motors'],
    ['SmCo5 magnet licence', 'topic smco'],
    ['Dy2O3 licence', 'topic dysprosium-oxide'],
  ])('reads what is in a material: %s', (question, expected) => {
    expect(outcomeOf(question)).toBe(expected);
  });

  it.each([
    ['announcement 18', 'instrument ann-18'],
    ['is 18/2025 in force', 'instrument ann-18'],
    ['is announcement 57 in force', 'choose catalogue ann-57'],
    ['is 57 of 2023 in force', 'instrument catalogue'],
    ['is 57 of 2025 in force', 'instrument ann-57'],
    ['announcement 99', 'none'],
    ['is 1C905.a controlled', 'provision ann-18/dysprosium'],
    ['is 5A992 controlled', 'none'],
    ['does announcement 18 ban neodymium', 'topic neodymium'],
    ['mining technology', 'topic mining'],
    ['separation technology', 'topic separation'],
    ['gallium licence', 'topic gallium'],
    ['gadolinium licence', 'topic gadolinium'],
  ])('keeps neighbours apart: %s', (question, expected) => {
    expect(outcomeOf(question)).toBe(expected);
  });

  it.each([
    'magnet price',
    'magnet stocks',
    'export to csv',
    'is thorium controlled',
    'what a lovely evening',
    '',
    '???',
  ])('finds nothing in: %s', (question) => {
    expect(outcomeOf(question)).toBe('none');
  });

  it.each([
    ['capitals', `${'A'.repeat(3000)}bb`],
    ['brackets', '(Nd('.repeat(700)],
    ['amounts', 'Nd28 '.repeat(500)],
    ['negations', 'without '.repeat(400)],
    ['dates', '2026-02-30 '.repeat(200)],
    ['blanks', `announcement${' '.repeat(3000)}61`],
    ['half a character', '\ud83d 钕铁硼 \u0000'],
  ])('survives a question made of %s', (_name, question) => {
    expect(matcher.read(question, today).cues.intent).toBeDefined();
  });

  it('finds a misspelt name', () => {
    expect(outcomeOf('dysprosum oxide licence')).toBe('topic dysprosium-oxide');
  });

  it('reads the case with the subject', () => {
    const { cues } = matcher.read(
      'do I need a licence for SmCo magnets to Japanese military users before the truce?',
      today,
    );
    expect(cues).toEqual({
      language: 'en',
      intent: 'status',
      asOf: '2025-11-06',
      kind: 'goods',
      destination: 'jp',
      user: 'military',
    });
  });

  it('takes the day before an act from its history', () => {
    expect(matcher.read('was dysprosium controlled before announcement 18?', today)).toMatchObject({
      entry: { kind: 'topic', id: 'dysprosium' },
      cues: { asOf: '2025-04-03' },
    });
  });

  it('offers what shares a name with a question it does not answer', () => {
    expect(matcher.read('magnet price', today).nearest).toContainEqual({ kind: 'topic', id: 'magnets' });
    expect(matcher.read('what a lovely evening', today).nearest).toEqual([]);
  });

  it('understands every title that an answer may offer', () => {
    for (const [id, { name }] of base.topics) expect(outcomeOf(`${name.en} to Japan 2025-05-01`)).toBe(`topic ${id}`);
    for (const id of ['ann-18', 'ann-18/smco', 'two-57s', 'ndfeb-plain']) expect(outcomeOf(id)).toContain(id);
  });

  it('gives the same reading twice', () => {
    const question = 'are NdFeB magnets with dysprosium controlled?';
    expect(matcher.read(question, today)).toEqual(matcher.read(question, today));
  });

  it('says why', () => {
    expect(matcher.explain('NdFeB magnets with dysprosium, licence?', today)).toMatchObject({
      contents: { has: ['Dy'], lacks: [] },
      subject: { topics: ['ndfeb-dy'] },
      reason: expect.stringMatching(/elements/),
    });
  });

  it('asks when it cannot work out verdicts', () => {
    const blind = buildMatcher(base, { verdictOf: () => undefined });
    expect(outcomeOf('is NdFeB controlled?', blind)).toBe('choose ndfeb ndfeb-technology');
  });

  it('works on guides alone, without a vocabulary', () => {
    const bare: KnowledgeBase = buildTestBase({
      topics: [],
      instruments: [],
      vocabulary: Vocabulary.parse({}),
      guides: [
        buildGuide({ id: 'leave', question: { en: 'How many days of leave do I have?' } }),
        buildGuide({ id: 'travel', question: { en: 'Who pays for a business trip?' } }),
      ],
    });
    const guides = buildMatcher(bare);
    expect(outcomeOf('how many leave days do I have', guides)).toBe('guide leave');
    expect(outcomeOf('who pays for business trips', guides)).toBe('guide travel');
    expect(outcomeOf('what is the weather', guides)).toBe('none');
  });
});
