import { describe, expect, it } from 'vitest';
import { buildCodeTable, readCodes } from '../../../src/match/cues/code.ts';
import { buildInstrument, buildProvision, buildTestBase } from '../../builders.ts';

const table = buildCodeTable(
  buildTestBase({
    instruments: [
      buildInstrument({
        provisions: [
          buildProvision({ id: 'technology', codes: ['1E902.a'] }),
          buildProvision({ id: 'metal', codes: ['1C902.a'], hs: ['2805301910'] }),
          buildProvision({ id: 'oxide', codes: ['1C902.b'] }),
          buildProvision({ id: 'list', codes: ['083201J'], hs: ['8505111000'] }),
        ],
      }),
    ],
  }),
);

function refsIn(question: string): string[] {
  return readCodes(table, question).flatMap(({ refs }) => refs);
}

describe('readCodes', () => {
  it.each([
    ['1E902.a', ['act/technology']],
    ['what is 1e902a?', ['act/technology']],
    ['1C902.a', ['act/metal']],
    ['1C902', ['act/metal', 'act/oxide']],
    ['1C902.a.1', ['act/metal']],
    ['entry 083201j', ['act/list']],
    ['HS 8505111000', ['act/list']],
    ['8505.11', ['act/list']],
    ['HS code 8505', ['act/list']],
    ['海关编码8505111000', ['act/list']],
    ['28053019 metal', ['act/metal']],
  ])('finds the provisions under %s', (question, refs) => {
    expect(refsIn(question)).toEqual(refs);
  });

  it.each([
    ['28053090', ['act/metal']],
    ['2805.40', ['act/metal']],
    ['8501.10', []],
  ])('finds the provisions under the heading of %s, which nothing lists', (question, near) => {
    expect(readCodes(table, question)).toMatchObject([{ refs: [], near, isHeading: false }]);
  });

  it('tells a heading from a code', () => {
    expect(readCodes(table, 'HS 8505.11').map(({ isHeading }) => isHeading)).toEqual([true]);
    expect(readCodes(table, 'HS 8505111000').map(({ isHeading }) => isHeading)).toEqual([false]);
  });

  it('reports a code that nothing lists', () => {
    expect(readCodes(table, 'is 5A992 controlled')).toMatchObject([{ code: '5A992', refs: [] }]);
  });

  it.each(['in 2025', '61/2025', '22.11.2026', '20251109', 'N52 magnets', '2 % Dy'])(
    'finds no code in %s',
    (question) => {
      expect(readCodes(table, question)).toEqual([]);
    },
  );
});
