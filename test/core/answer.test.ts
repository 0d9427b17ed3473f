import { describe, expect, it } from 'vitest';
import type { KnowledgeBase } from '../../src/core/base.ts';
import { composeAnswer } from '../../src/core/compose/answer.ts';
import type { Cues, EntryRef, Reading } from '../../src/core/reading.ts';
import { buildInstrument, buildProvision, buildSource, buildTestBase, buildTopic, entry } from '../builders.ts';

const widgets: EntryRef = { kind: 'topic', id: 'widgets' };

function ask(base: KnowledgeBase, ref: EntryRef | null, cues: Partial<Cues> = {}, overrides: Partial<Reading> = {}) {
  const reading: Reading = {
    outcome: ref ? 'answer' : 'no_answer',
    entry: ref,
    confidence: 1,
    cues: { language: 'en', intent: 'status', ...cues },
    choices: [],
    nearest: [],
    ...overrides,
  };
  return composeAnswer({ base, question: 'q', reading, today: '2024-05-01' });
}

describe('composeAnswer', () => {
  it('heads the answer with verdict, subject and day', () => {
    const answer = ask(buildTestBase(), widgets);
    expect(answer.headline).toBe('Licence required: widgets, as of 1 May 2024');
    expect(answer).toMatchObject({ outcome: 'answer', verdict: 'licence_required', asOf: '2024-05-01' });
  });

  it('holds for the day that the question names', () => {
    expect(ask(buildTestBase(), widgets, { asOf: '2024-01-10' }).asOf).toBe('2024-01-10');
  });

  it('cites the provision and the history entry, with the number and the Chinese title of the act', () => {
    const base = buildTestBase({
      sources: [buildSource({ instrument: 'act' })],
    });
    const [statement] = ask(base, widgets).statements;
    expect(statement?.citations.map(({ pinpoint }) => pinpoint)).toEqual(['art. 1', 'history 2024-01-10']);
    expect(statement?.citations[0]).toMatchObject({
      number: 'Announcement No. 1 of 2024',
      title: 'Decision on widgets',
      original: '关于零件的决定（公告2024年第1号）',
      publisher: 'Ministry',
      url: 'https://example.org/gazette',
    });
  });

  it('shows the later rule, not clearance, before its first day', () => {
    const answer = ask(buildTestBase(), widgets, { asOf: '2024-01-09' });
    expect(answer.verdict).toBeNull();
    expect(answer.headline).toBe('No rule recorded here applied to widgets on 9 January 2024. That is not clearance.');
    expect(answer.statements[0]?.text).toBe('Only from 10 January 2024: Exporting widgets needs a licence.');
    expect(answer.statements[0]).toMatchObject({ status: null, from: '2024-01-10' });
  });

  it('says that a topic without any rule is not cleared', () => {
    const answer = ask(buildTestBase({ instruments: [] }), widgets);
    expect(answer).toMatchObject({ outcome: 'no_answer', verdict: null, statements: [] });
    expect(answer.headline).toBe('No rule in this knowledge base covers widgets. That is not clearance.');
    expect(answer.entry?.id).toBe('widgets');
  });

  it('tells what a suspension and its end by its own terms say, and that nobody has looked', () => {
    const doubt = buildProvision({ id: 'doubt', effect: 'background', applies: [], text: { en: 'Talks go on.' } });
    const act = buildInstrument({
      history: [
        entry('2024-04-01', 'in_force', { note: { en: 'The suspension ends.' }, see: ['act/doubt'] }),
        entry('2024-02-01', 'suspended', { note: { en: 'Suspended by a notice.' } }),
        entry('2024-01-10', 'in_force'),
      ],
      checked: '2024-03-01',
      provisions: [buildProvision(), doubt],
    });
    const answer = ask(buildTestBase({ instruments: [act] }), widgets);
    expect(answer.verdict).toBe('unknown');
    expect(answer.headline).toBe(
      'Not verified: widgets, as of 1 May 2024. By its own terms: licence required. Assume the stricter reading until someone has looked.',
    );
    expect(answer.statements.map(({ text }) => text)).toEqual([
      'Exporting widgets needs a licence. Suspended by a notice. The suspension ends.',
      'Talks go on. Suspended by a notice. The suspension ends.',
    ]);
    expect(answer.statements[0]).toMatchObject({ forecast: true, status: 'in_force', from: '2024-04-01' });
    expect(answer.warnings[0]).toContain('1 March 2024');
  });

  it('says the day of the last check for rules in force', () => {
    expect(ask(buildTestBase(), widgets, { asOf: '2024-06-30' }).warnings).toEqual([
      '30 June 2024 lies ahead: this is what the rules say today about that day.',
    ]);
    expect(ask(buildTestBase(), widgets, { asOf: '2024-07-01' }).warnings).toContain(
      'Last compared with its sources on 30 June 2024.',
    );
  });

  it('shows five statements and keeps the rest', () => {
    const provisions = Array.from({ length: 7 }, (_, index) => buildProvision({ id: `p${index}` }));
    const answer = ask(buildTestBase({ instruments: [buildInstrument({ provisions })] }), widgets);
    expect([answer.statements.length, answer.more.length]).toEqual([5, 2]);
  });

  it('puts what was asked for first, then the strictest', () => {
    const provisions = [
      buildProvision({ id: 'fine', effect: 'penalty', text: { en: 'A fine.' } }),
      buildProvision({ id: 'report', effect: 'reporting', text: { en: 'Report.' } }),
      buildProvision({ id: 'ban', effect: 'prohibited', text: { en: 'Banned.' } }),
    ];
    const base = buildTestBase({ instruments: [buildInstrument({ provisions })] });
    const rules = (cues: Partial<Cues>) => ask(base, widgets, cues).statements.map(({ rule }) => rule);
    expect(rules({})).toEqual(['act/ban', 'act/report', 'act/fine']);
    expect(rules({ intent: 'penalty' })).toEqual(['act/fine', 'act/ban', 'act/report']);
  });

  it('answers in the language of the question where the text exists, and says so where not', () => {
    const zh = { language: 'zh' } as const;
    expect(ask(buildTestBase(), widgets, zh).warnings).toContain('正文仅有英文。');
    const provisions = [buildProvision({ text: { en: 'Licence.', zh: '须许可。' } })];
    const answer = ask(buildTestBase({ instruments: [buildInstrument({ provisions })] }), widgets, zh);
    expect(answer.headline).toBe('须取得许可：widgets（截至2024年5月1日）');
    expect(answer.statements[0]?.text).toBe('须许可。自2024年1月10日起施行。');
    expect(answer.warnings).not.toContain('正文仅有英文。');
  });

  it('offers readings with a question that keeps day and destination', () => {
    const topics = [buildTopic(), buildTopic({ id: 'gadgets', name: { en: 'gadgets' } })];
    const answer = ask(
      buildTestBase({ topics }),
      null,
      { asOf: '2024-02-01', destination: 'de' },
      { outcome: 'choose', choices: [{ entry: widgets }, { entry: { kind: 'topic', id: 'gadgets' } }] },
    );
    expect(answer.outcome).toBe('choose');
    expect(answer.choices).toEqual([
      { label: 'widgets', question: 'widgets to Germany 2024-02-01' },
      { label: 'gadgets', question: 'gadgets to Germany 2024-02-01' },
    ]);
  });

  it('says that the answer differs only where things are set side by side', () => {
    const topics = [buildTopic(), buildTopic({ id: 'gadgets', name: { en: 'gadgets' } })];
    const offer = (...entries: EntryRef[]) =>
      ask(buildTestBase({ topics }), null, {}, { outcome: 'choose', choices: entries.map((entry) => ({ entry })) });
    expect(offer(widgets, { kind: 'topic', id: 'gadgets' }).headline).toContain('The answer differs');
    expect(offer(widgets, { kind: 'instrument', id: 'x-1' }).headline).toMatch(
      /^Which of these do you mean\?.*not clearance/,
    );
  });

  it('names the nearest rules when nothing answers', () => {
    const answer = ask(buildTestBase(), null, {}, { nearest: [widgets] });
    expect(answer).toMatchObject({
      outcome: 'no_answer',
      nearest: [{ kind: 'topic', id: 'widgets', title: 'widgets' }],
    });
    expect(answer.headline).toContain('not clearance');
  });

  it('says when the question names a day that does not exist', () => {
    const { warnings } = ask(buildTestBase(), widgets, { badDay: '30 February 2024' });
    expect(warnings[0]).toBe('There is no day 30 February 2024; this answer is for 1 May 2024.');
  });
});

describe('composeAnswer, for an act', () => {
  const act: EntryRef = { kind: 'instrument', id: 'act' };
  const suspended = buildInstrument({
    history: [entry('2024-02-01', 'suspended'), entry('2024-01-10', 'in_force')],
  });

  it.each([
    ['2024-01-09', null, 'Announcement No. 1 of 2024 did not exist on 9 January 2024.'],
    ['2024-01-10', 'licence_required', 'Announcement No. 1 of 2024: in force, as of 10 January 2024'],
    ['2024-02-01', 'suspended', 'Announcement No. 1 of 2024: suspended, as of 1 February 2024'],
  ])('on %s says %s', (asOf, verdict, headline) => {
    const answer = ask(buildTestBase({ instruments: [suspended] }), act, { asOf });
    expect(answer.verdict).toBe(verdict);
    expect(answer.headline).toBe(headline);
    expect(answer.statements[0]?.citations[0]?.source).toBe('gazette');
  });

  it('gives a provision the verdict of the topics it applies to, not its own alone', () => {
    const instruments = [
      buildInstrument(),
      buildInstrument({ id: 'ban', provisions: [buildProvision({ effect: 'prohibited' })] }),
    ];
    const answer = ask(buildTestBase({ instruments }), { kind: 'provision', id: 'act/duty' });
    expect(answer.verdict).toBe('prohibited');
  });
});

describe('composeAnswer, for a guide', () => {
  const guide: EntryRef = { kind: 'guide', id: 'how-to-apply' };

  it('gives cited statements and no verdict', () => {
    const answer = ask(buildTestBase(), guide);
    expect(answer.verdict).toBeNull();
    expect(answer.statements).toHaveLength(1);
    expect(answer.statements[0]?.citations).toHaveLength(1);
  });
});
