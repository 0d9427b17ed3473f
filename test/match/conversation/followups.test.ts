import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Reading } from '../../../src/core/reading.ts';
import { joinReadings } from '../../../src/core/together.ts';
import { assess } from '../../../src/core/verdict.ts';
import { base, matcher, questionsIn } from '../shipped.ts';

const today = '2026-11-22';

/** A conversation, and how the last question of it has to be understood. */
const Golden = z.strictObject({
  asked: z.array(z.string()).min(2),
  outcome: z.literal('no_answer').optional(),
  entry: z.strictObject({ kind: z.string(), id: z.string() }).optional(),
  choices: z.array(z.string()).optional(),
  cues: z.record(z.string(), z.string()).default({}),
  verdict: z.string().optional(),
});

const golden = questionsIn('followups.yml', Golden);

/** The last reading of a conversation. */
function converse(...asked: string[]): Reading {
  let previous: Reading | undefined;
  for (const question of asked) {
    previous = joinReadings(matcher.readAll(question, today, previous).map(({ reading }) => reading));
  }
  if (!previous) throw new Error('nothing was asked');
  return previous;
}

describe('conversations', () => {
  it.each(golden.map((item) => [item.asked.join(' > '), item] as const))('%s', (_, { asked, ...expected }) => {
    const { outcome, entry, choices, cues } = converse(...asked);
    const found = outcome === 'choose' ? choices.map((choice) => choice.entry.id) : (entry ?? outcome);
    expect(found).toEqual(expected.choices ?? expected.entry ?? expected.outcome);
    const { asOf, destination, user, use, origin } = cues;
    const circumstances = Object.entries({ asOf, destination, user, use, origin }).filter(([, value]) => value);
    if (outcome !== 'no_answer') expect(Object.fromEntries(circumstances)).toEqual(expected.cues);
    if (expected.verdict === undefined || !entry) return;
    expect(assess(base, entry.id, { ...cues, day: asOf ?? today }).verdict).toBe(expected.verdict);
  });
});

describe('a follow-up', () => {
  it('is read as it stands when nothing was asked before it', () => {
    expect(matcher.read('and SmCo?', today).outcome).toBe('choose');
    expect(matcher.read('what about Japan?', today).entry?.kind).not.toBe('topic');
  });

  it('keeps the language of the conversation where it has none of its own', () => {
    expect(converse('钕铁硼磁体受管制吗', 'SmCo?').cues.language).toBe('en');
    expect(converse('钕铁硼磁体受管制吗', '2024?').cues.language).toBe('zh');
    expect(converse('Sind NdFeB-Magnete kontrolliert?', 'und 2024?').cues.language).toBe('de');
    expect(converse('ネオジム磁石は規制対象ですか', '日本?').cues.language).toBe('ja');
  });

  it('does not refer to an entry that the knowledge base has no more', () => {
    const previous = {
      ...converse('is dysprosium controlled?', 'and to Japan?'),
      entry: { kind: 'topic', id: 'gone' },
    };
    expect(matcher.read('and to the US?', today, previous as Reading).entry?.id).not.toBe('gone');
  });

  it('does not take a destination over where it names several of its own', () => {
    expect(converse('is gallium controlled to the US?', 'and to Japan and Korea?').cues.destination).toBeUndefined();
  });

  it('leaves a question with a subject and words of its own alone', () => {
    const { cues } = converse('is gallium controlled to the US for military use?', 'and is terbium under licence?');
    expect(cues).toEqual({ language: 'en', intent: 'status' });
  });

  it('picks nothing beyond what was offered', () => {
    expect(converse('Is NdFeB export restricted?', 'the fourth').outcome).not.toBe('answer');
  });

  it('goes on about the thing after a guide has said who decides', () => {
    const decides = converse('are SmCo magnets controlled to Japan?', 'who decides that?');
    expect(decides).toMatchObject({ entry: { id: 'who-decides' }, about: { id: 'smco-magnets' } });
  });
});
