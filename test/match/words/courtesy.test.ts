import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Reading } from '../../../src/core/reading.ts';
import { withoutCourtesy } from '../../../src/match/words/courtesy.ts';
import { matcher, questionsIn } from '../shipped.ts';

const today = '2026-11-22';

describe('withoutCourtesy', () => {
  it.each([
    ['Hi all, is terbium controlled? Thanks in advance!', 'is terbium controlled?'],
    ['Sorry to bother you again. Quick question: terbium to Japan? pls advise', 'terbium to Japan?'],
    ['is terbium controlled?\n\nBest regards\nAnna', 'is terbium controlled?'],
    ['Hello - is terbium controlled?', 'is terbium controlled?'],
    ['is terbium controlled? Regards, Anna', 'is terbium controlled?'],
    [
      'do we need a licence for terbium oxide from Baotou Best regards Anna',
      'do we need a licence for terbium oxide from Baotou',
    ],
    [':wave: is terbium controlled? :pray:', 'is terbium controlled?'],
    ['Guten Tag, ist Terbium betroffen? Vielen Dank', 'ist Terbium betroffen?'],
    ['您好，请问铽受管制吗？谢谢！', '铽受管制吗？'],
    ['お疲れ様です。テルビウムは規制対象ですか。よろしくお願いします', 'テルビウムは規制対象ですか。'],
    ['안녕하세요, 테르븀은 통제 대상입니까? 감사합니다', '테르븀은 통제 대상입니까?'],
    ['is terbium controlled? (asking for our Q4 planning)', 'is terbium controlled?'],
  ])('leaves of %j what is asked', (text, asked) => {
    expect(withoutCourtesy(text).trim()).toBe(asked);
  });

  it.each([
    'thanks!',
    'so is terbium controlled',
    'thanks to the truce, is terbium free?',
    'HS 8505.11: which magnets?',
    'what does it say as regards terbium oxide',
    'Hi-purity terbium oxide',
    'magnet mfg equipment from Ningbo',
    'licence for terbium, kind of urgent regards our deadline',
    'valid at 10:30:00 on 10 November?',
    'what does "kindly advise MOFCOM" mean in the notice?',
    '请问',
  ])('leaves %j as it is', (text) => {
    expect(withoutCourtesy(text)).toBe(text);
  });
});

/** What stands around questions in Slack, by language. */
const around: Readonly<Record<string, readonly ((question: string) => string)[]>> = {
  en: [
    (question) => `Good morning @rareearth, ${question}`,
    (question) => `${question} pls advise`,
    (question) => `:thinking_face: ${question} :pray:`,
    (question) => `${question}\n\nKind regards\nAnna`,
  ],
  de: [(question) => `Hallo zusammen, ${question}`, (question) => `${question} Danke im Voraus!`],
  zh: [(question) => `您好，${question}`, (question) => `${question}谢谢`],
  ja: [(question) => `お疲れ様です。${question}`, (question) => `${question}。よろしくお願いします`],
  ko: [(question) => `안녕하세요, ${question}`, (question) => `${question} 감사합니다`],
};

function shown(parts: readonly { reading: Reading }[]): string[] {
  return parts.map(({ reading: { outcome, entry, choices } }) =>
    [outcome, entry?.id, ...choices.map((choice) => choice.entry.id)].join(' '),
  );
}

describe.each(Object.entries(around))('politeness in %s', (language, wrappings) => {
  const questions = questionsIn(`${language}.yml`, z.looseObject({ question: z.string() })).filter(
    ({ question }, at) => at % 3 === 0 && !/[.!]\s*$/.test(question),
  );

  it('changes nothing', () => {
    for (const { question } of questions) {
      for (const wrap of wrappings)
        expect(shown(matcher.readAll(wrap(question), today)), wrap(question)).toEqual(
          shown(matcher.readAll(question, today)),
        );
    }
  });
});
