import { describe, expect, it } from 'vitest';
import { buildEngine, type IndexEntry } from '../../../src/match/engine/engine.ts';
import { draw } from '../../../src/match/engine/thresholds.ts';

const subjects = ['magnet', 'oxide', 'quota', 'licence', 'smelter', 'customs', 'penalty', 'alloy', 'scrap', 'mine'];
const places = ['Japan', 'Korea', 'Germany', 'France', 'India', 'Vietnam'];

/** Sixty entries of four wordings that share words with one another. */
const entries: IndexEntry[] = subjects.flatMap((subject) =>
  places.map((place) => ({
    key: `${subject}-${place}`,
    phrasings: [
      `${subject} rules for ${place}`,
      `what about ${subject} in ${place}`,
      `is ${place} affected by ${subject} controls`,
      `${place}: ${subject}`,
    ].map((text) => ({ text, weight: 1 })),
  })),
);

describe('thresholds', () => {
  it('come from the base, and answering asks for more than offering', () => {
    const { answer, choose } = buildEngine(entries).thresholds;
    expect(answer).toBeGreaterThan(choose);
    expect(choose).toBeGreaterThan(0);
    expect(answer).toBeLessThan(1);
  });

  it('rise with the share of right answers that may be lost', () => {
    const strict = buildEngine(entries, [], { losses: { answer: 0.5, choose: 0.3 } }).thresholds;
    const mild = buildEngine(entries, [], { losses: { answer: 0.1, choose: 0.01 } }).thresholds;
    expect(strict.answer).toBeGreaterThan(mild.answer);
    expect(strict.choose).toBeGreaterThan(mild.choose);
  });

  it('are those of a phrasing that the base does not have', () => {
    const own = entries.map(({ phrasings }) => phrasings[0]?.text ?? '');
    const engine = buildEngine(entries);
    const confidences = own.map((text) => engine.search(text).candidates[0]?.confidence ?? 0);
    expect(Math.min(...confidences)).toBeGreaterThan(engine.thresholds.answer);
  });

  it('do not change when the base is measured again', () => {
    expect(buildEngine(entries).thresholds).toEqual(buildEngine(entries).thresholds);
  });
});

describe('the wordings drawn to measure them', () => {
  const texts = Array.from({ length: 500 }, (_, at) => `is item ${at} controlled`);
  const drawn = (all: string[]) =>
    draw(
      all.map((_, at) => at),
      (at) => all[at] as string,
      100,
    ).map((at) => all[at] as string);

  it('are as many as wanted, and all where there are no more', () => {
    expect(new Set(drawn(texts)).size).toBe(100);
    expect(drawn(texts.slice(0, 40))).toHaveLength(40);
  });

  it('are the same but for one when the base has one more, wherever it stands', () => {
    const before = new Set(drawn(texts));
    for (const place of [0, 250, 500]) {
      const after = drawn(texts.toSpliced(place, 0, 'may anyone ask'));
      expect(after.filter((text) => before.has(text)).length).toBeGreaterThanOrEqual(99);
    }
  });
});
