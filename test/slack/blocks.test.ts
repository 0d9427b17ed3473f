import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/core/language.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Request } from '../../src/slack/blocks/request.ts';
import { apologise, render } from '../../src/slack/blocks.ts';
import { labels } from '../../src/slack/labels.ts';
import { checkMessage, type Message } from '../../src/slack/limits.ts';
import {
  answerReply,
  buildAnswer,
  buildChange,
  buildCitation,
  buildEntry,
  buildReply,
  buildStatement,
} from './builders.ts';

function show(reply: Reply, overrides: Partial<Request> = {}): Message {
  const message = render(reply, {
    input: 'ask magnets',
    offset: 0,
    shareable: false,
    disclaimer: 'Not legal advice.',
    ...overrides,
  });
  expect(checkMessage(message)).toEqual([]);
  return message;
}

function texts(blocks: KnownBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'section' || block.type === 'header') return [block.text?.text ?? ''];
    return block.type === 'context' ? block.elements.map((element) => ('text' in element ? element.text : '')) : [];
  });
}

function buttons(blocks: KnownBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.map((one) => (one.type === 'button' ? `${one.text.text} -> ${one.value}` : ''))
      : [],
  );
}

describe('an answer', () => {
  it('has the verdict, the day, statements with numbers, sources, revision and disclaimer', () => {
    const { blocks } = show(answerReply());
    expect(texts(blocks)).toEqual([
      '✕ Prohibited: magnet-making technology, as of 22 November 2026',
      '*● in force* · since 21 December 2023 · prohibited\nTechnology for making magnets may not leave China. [1]',
      '[1] section 1(1): <https://www.mofcom.gov.cn/62.html|MOFCOM Announcement No. 62 of 2025, Export control of rare-earth technologies> 关于对稀土相关技术实施出口管制的决定（商务部公告2025年第62号） · MOFCOM · official · 9 October 2025',
      'knowledge 3f9c2a1b4d5e · Not legal advice.',
    ]);
    expect(buttons(blocks)).toEqual([
      'History -> en 2026-11-22 0 history magnet-making-technology',
      'Sources -> en 2026-11-22 0 sources magnet-making-technology',
      'Open topic -> en 2026-11-22 0 rule magnet-making-technology',
    ]);
  });

  it('says the same in words', () => {
    expect(show(answerReply({ warnings: ['Look it up.'] })).text.split('\n')).toEqual([
      'Prohibited: magnet-making technology, as of 22 November 2026',
      '! Look it up.',
      '● in force, since 21 December 2023, prohibited: Technology for making magnets may not leave China. [1]',
      '[1] section 1(1): MOFCOM Announcement No. 62 of 2025, Export control of rare-earth technologies, 关于对稀土相关技术实施出口管制的决定（商务部公告2025年第62号）, MOFCOM, official, 9 October 2025, https://www.mofcom.gov.cn/62.html',
      'knowledge 3f9c2a1b4d5e · Not legal advice.',
    ]);
  });

  it('names the day apart where the headline does not', () => {
    expect(texts(show(answerReply({ headline: 'Which one?' })).blocks)[1]).toBe('as of 22 November 2026');
  });

  it('does not repeat a day that the text names', () => {
    const statements = [buildStatement({ text: 'Prohibited. In force since 21 December 2023.' })];
    expect(texts(show(answerReply({ statements })).blocks)[1]).toMatch(/^\*● in force\* · prohibited\n/);
  });

  it('opens the rule of a statement, on the day of the answer', () => {
    const { blocks } = show(answerReply({ asOf: '2024-03-01' }));
    expect(blocks[2]).toMatchObject({
      accessory: { text: { text: 'Open rule' }, value: 'en 2024-03-01 0 rule cn-mofcom-2025-62/technology' },
    });
  });

  it('marks what nobody has verified, and what is uncertain', () => {
    const forecast = buildStatement({ forecast: true, from: '2026-11-11', confidence: 'low' });
    expect(texts(show(answerReply({ statements: [forecast] })).blocks)[1]).toMatch(
      /^\*◌ unverified: in force\* · since 11 November 2026 · prohibited · uncertain\n/,
    );
  });

  it('numbers a place that is cited twice once', () => {
    const other = buildCitation({ pinpoint: 'section 2' });
    const statements = [buildStatement(), buildStatement({ citations: [other, buildCitation()] })];
    const { blocks } = show(answerReply({ statements }));
    expect(texts(blocks)[2]).toContain('[2][1]');
    expect(texts(blocks)[3]).toMatch(/^\[1\] section 1\(1\) · \[2\] section 2: <https/);
  });

  it('keeps the verdict over a headline too long for a header', () => {
    const headline = `Prohibited: ${'long '.repeat(40)}`;
    expect(texts(show(answerReply({ headline })).blocks).slice(0, 2)).toEqual(['✕ Prohibited', headline]);
  });

  it('shows five statements, and the rest behind More with the numbers going on', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      buildStatement({ text: `Text ${index}.`, citations: [buildCitation({ pinpoint: `art. ${index}` })] }),
    );
    const reply = answerReply({ statements: many.slice(0, 5), more: many.slice(5) });
    const first = show(reply);
    expect(first.text).toContain('Text 4. [5]');
    expect(first.text).not.toContain('Text 5.');
    expect(buttons(first.blocks)[0]).toBe('7 more -> en 2026-11-22 5 ask magnets');
    const second = show(reply, { offset: 5 });
    expect(second.text).toContain('Text 5. [6]');
    expect(buttons(second.blocks)[0]).toBe('2 more -> en 2026-11-22 10 ask magnets');
    expect(buttons(show(reply, { offset: 10 }).blocks)[0]).not.toContain('more');
  });

  it('shows fewer statements where they are long, and loses none', () => {
    const long = Array.from({ length: 5 }, (_, index) =>
      buildStatement({
        text: `Text ${index}. ${'word '.repeat(400)}`,
        citations: [buildCitation({ pinpoint: `art. ${index}`, title: 'T'.repeat(300) })],
      }),
    );
    const reply = answerReply({ statements: long });
    const seen: string[] = [];
    for (let offset = 0, more = true; more; ) {
      const { blocks } = show(reply, { offset });
      seen.push(...texts(blocks).flatMap((text) => text.match(/Text \d/) ?? []));
      offset = Number(/ (\d+) ask/.exec(buttons(blocks)[0] ?? '')?.[1] ?? 0);
      more = offset > 0;
    }
    expect(seen).toEqual(['Text 0', 'Text 1', 'Text 2', 'Text 3', 'Text 4']);
  });

  it('asks which reading is meant, with a button each', () => {
    const choices = [
      { label: 'NdFeB magnets', question: 'NdFeB magnets' },
      { label: 'NdFeB magnet technology', question: 'NdFeB magnet technology' },
    ];
    const { blocks } = show(
      answerReply({ outcome: 'choose', entry: null, verdict: null, headline: 'Which one?', statements: [], choices }),
    );
    expect(texts(blocks)[0]).toBe('Which one?');
    expect(buttons(blocks)).toEqual([
      'NdFeB magnets -> en - 0 ask NdFeB magnets',
      'NdFeB magnet technology -> en - 0 ask NdFeB magnet technology',
    ]);
  });

  it('names the nearest rules when there is none', () => {
    const nearest = [
      { kind: 'instrument' as const, id: 'cn-mofcom-2025-18', title: 'Announcement 18' },
      { kind: 'topic' as const, id: 'gallium', title: 'gallium' },
    ];
    const { blocks, text } = show(
      answerReply({ outcome: 'no_answer', entry: null, verdict: null, headline: 'No rule.', statements: [], nearest }),
    );
    expect(text).toContain('Nearest rules: Announcement 18; gallium');
    expect(buttons(blocks)).toEqual([
      'Announcement 18 -> en 2026-11-22 0 rule cn-mofcom-2025-18',
      'gallium -> en 2026-11-22 0 ask gallium',
    ]);
  });

  it('has no buttons for a question too long for them, and says why', () => {
    const { blocks, text } = show(answerReply(), { input: 'x'.repeat(1_001), shareable: true });
    expect(buttons(blocks).some((one) => one.startsWith('Share'))).toBe(false);
    expect(text).toContain('too long for buttons');
  });
});

describe('another reply', () => {
  it('as a history lists the entries, newest first as given', () => {
    const timeline = [buildEntry(), buildEntry({ from: '2025-10-09', status: 'in_force', note: 'Issued.' })];
    expect(
      show(buildReply({ kind: 'history', id: 'x', title: 'Announcement 62', timeline }))
        .text.split('\n')
        .slice(0, 4),
    ).toEqual([
      'History: Announcement 62',
      'as of 22 November 2026',
      '7 November 2025, ‖ suspended: Announcement 62 was suspended by Announcement 70. [1]',
      '9 October 2025, ● in force: Issued. [1]',
    ]);
  });

  it('as a long history goes on from message to message and loses nothing', () => {
    const timeline = Array.from({ length: 120 }, (_, index) => buildEntry({ note: `Note ${index}.` }));
    const reply = buildReply({ kind: 'history', id: 'x', title: 'Act', timeline });
    const seen: string[] = [];
    for (let offset = 0, more = true; more; ) {
      const { blocks } = show(reply, { offset, input: 'history x' });
      seen.push(...texts(blocks).flatMap((text) => text.match(/Note \d+/) ?? []));
      offset = Number(/ (\d+) history x/.exec(buttons(blocks)[0] ?? '')?.[1] ?? 0);
      more = offset > 0;
    }
    expect(seen).toEqual(timeline.map(({ note }) => note.slice(0, -1)));
  });

  it('as changes opens each of them, or says that there are none', () => {
    const { blocks } = show(
      buildReply({ kind: 'changes', title: 'Changes', empty: 'None.', changes: [buildChange()] }),
    );
    expect(blocks[2]).toMatchObject({
      accessory: { value: 'en 2026-11-22 0 rule cn-mofcom-2025-62@2025-11-07:suspended' },
    });
    expect(show(buildReply({ kind: 'changes', title: 'Changes', empty: 'None.', changes: [] })).text).toContain(
      'None.',
    );
  });

  it('as a list of sources pages through all of them', () => {
    const citations = Array.from({ length: 60 }, (_, index) =>
      buildCitation({ source: `s-${index}`, title: `Document ${index}` }),
    );
    const reply = buildReply({ kind: 'sources', title: '60 sources', citations });
    const first = show(reply, { input: 'sources' });
    const next = Number(/(\d+) sources/.exec(buttons(first.blocks)[0] ?? '')?.[1]);
    expect(next).toBeGreaterThan(10);
    expect(texts(first.blocks).join('\n')).toContain(`Document ${next - 1}`);
    expect(texts(show(reply, { input: 'sources', offset: next }).blocks).join('\n')).toContain(
      `[${next + 1}] section 1(1): <https`,
    );
  });

  it('as help lists the commands and offers questions', () => {
    const commands = [{ name: 'history', usage: 'history <id>', summary: 'List what happened.' }];
    const { blocks } = show(buildReply({ kind: 'help', commands, suggestions: ['Are magnets controlled?'] }));
    expect(texts(blocks)).toContain('*history &lt;id&gt;*\nList what happened.');
    expect(buttons(blocks)).toEqual(['Are magnets controlled? -> en - 0 Are magnets controlled?']);
  });

  it('as a problem says what to do', () => {
    const { text } = show(
      buildReply({ kind: 'problem', message: 'Too long.', tip: 'Ask in fewer words.', suggestions: [] }),
    );
    expect(text).toContain('Too long.\nAsk in fewer words.');
  });
});

describe.each(languages)('in %s', (language) => {
  it('every label has its words and the apology its reference', () => {
    const { failed, asked, since, checked, homeIntroduction, confidence, ...words } = labels(language);
    expect(
      [...Object.values(words), ...Object.values(confidence)].every(
        (word) => typeof word === 'string' && word.length > 0,
      ),
    ).toBe(true);
    expect(
      [failed('r-1'), asked('r-1'), since('r-1'), checked('r-1'), homeIntroduction('r-1')].every((word) =>
        word.includes('r-1'),
      ),
    ).toBe(true);
    expect(checkMessage(apologise(language, 'abcd1234'))).toEqual([]);
  });

  it('an answer fits', () => {
    show(answerReply({ language, warnings: ['a'] }), { shareable: true, sharedBy: 'U1' });
  });
});

describe('several answers', () => {
  const first = { ...buildAnswer(), again: 'is magnet technology controlled?' };
  const second = {
    ...buildAnswer({
      headline: 'Licence required: dysprosium, as of 22 November 2026',
      verdict: 'licence_required',
      entry: { kind: 'topic', id: 'dysprosium', title: 'dysprosium' },
      statements: ['one', 'two', 'three', 'four'].map((text) => buildStatement({ text })),
      more: [buildStatement({ text: 'five' })],
    }),
    again: 'ask dysprosium',
  };
  const rest = [{ label: 'gallium', question: 'is gallium controlled?' }];

  it('stand one after the other, each under its headline, with the sources of all once', () => {
    const { blocks } = show(buildReply({ kind: 'answers', answers: [first, second], rest: [] }));
    expect(blocks.filter(({ type }) => type === 'header')).toHaveLength(2);
    const shown = texts(blocks).join('\n');
    expect(shown.indexOf('Technology for making magnets')).toBeLessThan(shown.indexOf('Licence required: dysprosium'));
    expect(shown).toContain('three [1]');
    expect(shown).not.toContain('four');
    expect(shown.match(/\[1\] section/g)).toHaveLength(1);
  });

  it('lead to what is left of each by its own question, and to the questions that are left', () => {
    const { blocks } = show(buildReply({ kind: 'answers', answers: [first, second], rest }));
    expect(buttons(blocks)).toEqual([
      'dysprosium: 2 more -> en 2026-11-22 0 ask dysprosium',
      'gallium -> en - 0 ask is gallium controlled?',
    ]);
  });

  it('of which one cannot be asked alone have no button for it', () => {
    const reply = buildReply({ kind: 'answers', answers: [first, { ...second, again: null }], rest: [] });
    expect(buttons(show(reply).blocks)).toEqual([]);
  });

  it('become shorter the more there are, and fit', () => {
    const { blocks } = show(buildReply({ kind: 'answers', answers: [second, second, second, second, second], rest }));
    const shown = texts(blocks).join('\n');
    expect(blocks.filter(({ type }) => type === 'header')).toHaveLength(5);
    expect(shown).toContain('one [1]');
    expect(shown).not.toContain('two');
  });
});
