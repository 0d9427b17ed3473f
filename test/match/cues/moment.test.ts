import { describe, expect, it } from 'vitest';
import { readMoment } from '../../../src/match/cues/moment.ts';
import { compilePhrases } from '../../../src/match/cues/phrases.ts';
import { toText } from '../../../src/match/cues/text.ts';

const truce = { day: '2025-11-07', until: '2026-11-10', words: {} };
const deal = { day: '2025-10-30', words: {} };
const moments = compilePhrases([
  ['truce', truce],
  ['suspension', truce],
  ['暂停期', truce],
  ['Busan deal', deal],
  ['釜山会晤', deal],
] as const);

describe('readMoment', () => {
  it.each([
    ['before the truce', '2025-11-06'],
    ['during the suspension', '2025-11-07'],
    ['暂停期之前', '2025-11-06'],
    ['before the Busan deal', '2025-10-29'],
    ['after the Busan deal', '2025-10-30'],
    ['釜山会晤之后', '2025-10-30'],
    ['after the truce', '2026-11-11'],
    ['after the truce ended', '2026-11-11'],
    ['after the end of the suspension', '2026-11-11'],
    ['before the truce expires', '2026-11-10'],
  ])('places %s', (question, day) => {
    expect(readMoment(moments, toText(`is it controlled ${question}`), '2026-11-22')?.asOf).toBe(day);
  });

  it.each(['what is the truce?', 'has the truce changed anything', 'controlled since the truce'])(
    'takes no day from %s',
    (question) => {
      expect(readMoment(moments, toText(question), '2026-11-22')).toBeUndefined();
    },
  );
});
