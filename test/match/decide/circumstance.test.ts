import { describe, expect, it } from 'vitest';
import { buildMatcher } from '../../../src/match/matcher.ts';
import { base } from '../../law/helpers.ts';

const { read } = buildMatcher(base);

function entryOf(question: string): string | undefined {
  return read(question, '2026-11-23').entry?.id;
}

describe('a question that names no thing', () => {
  it.each([
    ['is export to Japan banned?', 'sending-to-japan'],
    ['are exports to Japan still banned?', 'sending-to-japan'],
    ['日本への輸出は禁止されていますか', 'sending-to-japan'],
    ['일본으로 수출이 금지되어 있나요', 'sending-to-japan'],
    ['对日本出口禁止吗', 'sending-to-japan'],
    ['Ist der Export nach Japan verboten?', 'sending-to-japan'],
    ['アメリカへの輸出は禁止ですか', 'sending-to-the-us'],
    ['is a licence currently needed for shipments to the US', 'sending-to-the-us'],
    ['现在对美国出口还需要许可证吗', 'sending-to-the-us'],
  ])('but a place with a guide of its own is answered with that: %s', (question, guide) => {
    expect(entryOf(question)).toBe(guide);
  });

  it.each([
    'can I export to Russia',
    'are exports to Taiwan allowed',
    'Ist die Ausfuhr nach Taiwan erlaubt?',
    'Brauche ich eine Genehmigung für Lieferungen nach Indien?',
    '对台湾出口受管制吗',
    '대만 수출 허가 필요?',
  ])('but another place is about rare earths at large: %s', (question) => {
    expect(read(question, '2026-11-23')).toMatchObject({
      outcome: 'answer',
      entry: { kind: 'topic', id: 'rare-earths' },
    });
  });

  it.each(['do I need a licence?', 'can we ship', 'is it prohibited', '輸出は禁止されていますか'])(
    'and no place is answered with how to find out: %s',
    (question) => {
      expect(entryOf(question)).toBe('is-my-item-covered');
    },
  );

  it('is about rare earths at large for a day on which the guide has nothing to say', () => {
    expect(entryOf('was export to Japan banned in June 2025?')).toBe('rare-earths');
  });

  it('keeps the day it names', () => {
    expect(read('can we still ship to the US in December 2026?', '2026-11-23')).toMatchObject({
      entry: { id: 'sending-to-the-us' },
      cues: { asOf: '2026-12-31', destination: 'us' },
    });
  });

  it.each([
    'is the export of jet engines to Japan banned?',
    'can I export a car to Russia',
    '토륨은 통제 대상인가요',
    'am I allowed to send stuff to a friend in Korea',
  ])('is not one that names a thing the base does not know: %s', (question) => {
    expect(['rare-earths', 'sending-to-japan', 'is-my-item-covered']).not.toContain(entryOf(question));
  });
});
