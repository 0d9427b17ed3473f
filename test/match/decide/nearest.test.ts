import { describe, expect, it } from 'vitest';
import { matcher } from '../shipped.ts';

const today = '2026-11-30';

function nearestTo(question: string): string[] {
  return matcher.read(question, today).nearest.map(({ id }) => id);
}

describe('what a question resembles besides', () => {
  it('names the guide that a thing stands in for', () => {
    const question =
      'Recycler in Rotterdam here: is Brussels going to stop us sending end-of-life magnets out of the Union?';
    expect(matcher.read(question, today).entry?.id).toBe('magnet-scrap');
    expect(nearestTo(question)).toContain('eu-magnet-scrap');
  });

  it('is nothing where the answer accounts for all that is asked', () => {
    for (const question of ['is NdFeB tech controlled?', 'dysprosium oxide to Germany', 'is terbium oxide controlled?'])
      expect(nearestTo(question), question).toEqual([]);
  });

  it('never has what was answered with or is offered', () => {
    const question = 'my boss read that the pause on the gallium refusals runs for 24 months, that cant be right?';
    const { entry, choices } = matcher.read(question, today);
    const given = [entry?.id, ...choices.map((choice) => choice.entry.id)];
    expect(nearestTo(question).filter((id) => given.includes(id))).toEqual([]);
    expect(nearestTo(question)).not.toEqual([]);
  });
});

describe('a question without an answer', () => {
  it('gets a hint where it belongs here', () => {
    const question = '手上一堆料号，拿不准归不归管，有没有一套自查步骤';
    expect(matcher.read(question, today).outcome).toBe('no_answer');
    expect(nearestTo(question)).toContain('is-my-item-covered');
  });

  it('gets the thing it names first, be it by a symbol alone', () => {
    expect(nearestTo('LED用含Eu红粉要不要申请')[0]).toBe('europium');
  });

  it('gets what a German compound has of a name in it', () => {
    expect(nearestTo('Sphärengraphit Ausfuhr aus Qingdao, welche Bekanntmachung greift?')).toContain('graphite');
  });

  it.each([
    'lithium carbonate price',
    'how do I export a Slack channel',
    "what's the weather in Baotou",
    'which bus goes from Shenzhen station to the airport?',
  ])('gets none where it is of another field: %s', (question) => {
    expect(nearestTo(question)).toEqual([]);
  });
});
