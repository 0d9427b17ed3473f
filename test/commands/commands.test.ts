import { describe, expect, it } from 'vitest';
import { commands, runLine } from '../../commands/index.ts';
import type { CommandContext } from '../../src/core/command.ts';
import type { Reading } from '../../src/core/reading.ts';
import type { Reply } from '../../src/core/reply.ts';
import { buildInstrument, buildProvision, buildTestBase, buildTopic, entry } from '../builders.ts';

const base = buildTestBase({
  instruments: [
    buildInstrument({
      history: [entry('2024-07-01', 'in_force'), entry('2024-04-10', 'suspended'), entry('2024-01-10', 'in_force')],
      provisions: [buildProvision({ codes: ['1C900'], hs: ['28053019'] })],
    }),
  ],
  topics: [buildTopic()],
});

/** Reads any question that has the word "widgets" as one about widgets. */
function read(question: string): Reading {
  const found = question.includes('widgets');
  return {
    outcome: found ? 'answer' : 'no_answer',
    entry: found ? { kind: 'topic', id: 'widgets' } : null,
    confidence: found ? 1 : 0,
    cues: { language: 'en', intent: 'what' },
    choices: [],
    nearest: [],
  };
}

function run(line: string, overrides: Partial<CommandContext> = {}): Reply {
  return runLine(line, { base, today: '2024-05-01', language: 'en', read, ...overrides });
}

describe('runLine', () => {
  it('takes a line without a command for a question', () => {
    expect(run('are widgets controlled?')).toMatchObject({ kind: 'answer', answer: { verdict: 'suspended' } });
  });

  it('runs the command that the first word names, in any case', () => {
    expect(run('ASK are widgets controlled?')).toMatchObject({ kind: 'answer', answer: { outcome: 'answer' } });
    expect(run('Upcoming').kind).toBe('changes');
  });

  it('shows the help for an empty line and for a lone "help", not for a question that begins so', () => {
    expect(run('').kind).toBe('help');
    expect(run('  help ').kind).toBe('help');
    expect(run('help me with widgets').kind).toBe('answer');
  });

  it('ignores control characters, zero-width and right-to-left marks', () => {
    expect(run('\u202eare \u200bwidgets\u0000 controlled?\u2066')).toMatchObject({
      kind: 'answer',
      answer: { question: 'are widgets controlled?' },
    });
  });

  it('refuses a document in place of a question, with the next step', () => {
    const reply = run('widgets '.repeat(1_250));
    expect(reply).toMatchObject({ kind: 'problem' });
    expect(reply.kind === 'problem' && reply.message).toContain('9999');
  });

  it('asks for a question when the line has no letter or digit', () => {
    expect(run('???')).toMatchObject({ kind: 'problem', suggestions: ['Are widgets controlled?'] });
  });
});

describe('help', () => {
  it('lists every command with its usage', () => {
    const reply = run('help');
    expect(reply.kind === 'help' && reply.commands.map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
  });
});

describe('ask', () => {
  it('answers for the day it is told unless the question names one', () => {
    expect(run('widgets', { on: '2024-02-01' })).toMatchObject({
      asOf: '2024-02-01',
      answer: { verdict: 'licence_required' },
    });
  });
});

describe('status', () => {
  it('asks for the status whatever the words ask', () => {
    const seen = run('status widgets');
    expect(seen).toMatchObject({ kind: 'answer', answer: { verdict: 'suspended' } });
  });
});

describe('rule', () => {
  it('opens an act by its id, with codes and history', () => {
    expect(run('rule act')).toMatchObject({
      kind: 'rule',
      rule: { id: 'act', checked: '2024-06-30', codes: ['1C900', 'HS 28053019'], original: '关于零件的决定' },
    });
  });

  it('opens a provision by its reference', () => {
    const reply = run('rule act/duty');
    expect(reply.kind === 'rule' && reply.rule.statements[0]?.rule).toBe('act/duty');
  });

  it('marks a later entry than the last check as a forecast', () => {
    const reply = run('rule act');
    expect(reply.kind === 'rule' && reply.rule.timeline.map(({ forecast }) => forecast)).toEqual([true, false, false]);
  });

  it('opens a topic by its id, and takes other words for a question', () => {
    expect(run('rule widgets')).toMatchObject({ kind: 'rule', rule: { id: 'widgets' } });
    expect(run('rule about widgets').kind).toBe('answer');
  });
});

describe('history', () => {
  it('lists the entries of an act, newest first', () => {
    const reply = run('history act');
    expect(reply.kind === 'history' && reply.timeline.map(({ from }) => from)).toEqual([
      '2024-07-01',
      '2024-04-10',
      '2024-01-10',
    ]);
  });

  it('lists for a topic what happened to the acts that bear on it', () => {
    const reply = run('history widgets');
    expect(reply.kind === 'history' && reply.timeline[0]?.note).toContain('Announcement No. 1 of 2024');
  });
});

describe('changes', () => {
  const days = (line: string) => {
    const reply = run(line);
    return reply.kind === 'changes' ? reply.changes.map(({ from }) => from) : [];
  };

  it('lists the last 90 days', () => {
    expect(days('changes')).toEqual(['2024-04-10']);
  });

  it('lists from a day on, both ends included', () => {
    expect(days('changes 2024-01-10')).toEqual(['2024-01-10', '2024-04-10']);
    expect(days('changes since 2024-01-11')).toEqual(['2024-04-10']);
    expect(days('changes 2024-01-01 2024-01-10')).toEqual(['2024-01-10']);
    expect(days('changes from 2024-01-01 to 2024-01-10')).toEqual(['2024-01-10']);
  });

  it('is a question where more than days follows the word', () => {
    expect(run('changes in the tea trade').kind).toBe('answer');
  });

  it('gives each change an id that never changes', () => {
    const reply = run('changes');
    expect(reply.kind === 'changes' && reply.changes[0]?.id).toBe('act@2024-04-10:suspended');
  });
});

describe('upcoming', () => {
  it('lists what starts after today and marks what nobody has verified', () => {
    expect(run('upcoming')).toMatchObject({ kind: 'changes', changes: [{ from: '2024-07-01', forecast: true }] });
  });
});

describe('sources', () => {
  it('lists all documents without an id, and those behind a rule with one', () => {
    expect(run('sources')).toMatchObject({ kind: 'sources', citations: [{ source: 'gazette' }] });
    expect(run('sources act/duty')).toMatchObject({ kind: 'sources', citations: [{ source: 'gazette' }] });
  });
});
