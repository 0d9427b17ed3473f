import { describe, expect, it } from 'vitest';
import { matcher } from '../shipped.ts';

const today = '2026-11-30';

function idsOf(question: string): string[] {
  const { outcome, entry, choices } = matcher.read(question, today);
  return outcome === 'choose' ? choices.map((choice) => choice.entry.id) : [entry?.id ?? outcome];
}

describe('what no rule decides', () => {
  it.each([
    [
      'legal wants the exact day on which the October package was put on ice, was it the 7th or the 10th',
      'suspension-start-day',
    ],
    ['I have a weird alloy and no idea whether it is covered. Where do I begin?', 'is-my-item-covered'],
    ['用途証明とか工場の写真とか求められてるんですけど、どこまで出せばいいの', 'licence-documents'],
  ])('is offered where the question belongs here: %s', (question, id) => {
    const reading = matcher.read(question, today);
    expect(reading.outcome).not.toBe('no_answer');
    expect(idsOf(question)).toContain(id);
  });

  it.each([
    'How do I add three licence seats for AutoCAD to our plan, and who pays for them?',
    'My mailbox says the quota is exceeded, can I have another 10 GB?',
    'The rear suspension of my car squeaks over bumps, is that a worn bushing?',
    'Is MIT licensed code OK inside our closed-source product, or must we publish the source?',
    '운전면허 정지 100일이면 언제부터 다시 운전할 수 있어요?',
  ])('stays without an answer where it is of another field: %s', (question) => {
    expect(idsOf(question)).toEqual(['no_answer']);
  });

  it('stays refused where an act is named that does not exist', () => {
    expect(idsOf('is MOFCOM announcement 999 of 2025 still suspended, our supplier says so')).toEqual(['no_answer']);
  });
});

describe('a thing that is named', () => {
  it('stands beside the guide that the question is nearer to', () => {
    const question = '530.000 t magnets exported 2022 according to an Italian article, plausible?';
    expect(idsOf(question)).toEqual(['magnet-exports-2022', 'permanent-magnets']);
  });

  it('is answered with alone where its composition decides', () => {
    expect(idsOf('Customs broker here. Entry for 8505.11 magnets, N48H, Dy 1.8wt%. Licence flag?')).toEqual([
      'ndfeb-magnets-with-dy',
    ]);
  });

  it('is answered with alone where its status is asked', () => {
    expect(idsOf('does terbium oxide from Baotou to our plant in Lyon need an export licence today')).toEqual([
      'terbium-oxide',
    ]);
  });
});
