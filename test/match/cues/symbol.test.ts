import { describe, expect, it } from 'vitest';
import { buildElementTable, foreignElements, readFormulas } from '../../../src/match/cues/symbol.ts';
import { toText } from '../../../src/match/cues/text.ts';
import { buildTestBase, buildTopic } from '../../builders.ts';

const symbols = ['Nd', 'Pr', 'Sm', 'Dy', 'Tb', 'Y', 'Er', 'In', 'Ho'];
const table = buildElementTable(
  buildTestBase({
    topics: symbols.map((symbol) =>
      buildTopic({ id: symbol.toLowerCase(), kind: 'element', name: { en: symbol }, symbol }),
    ),
  }),
);

describe('readFormulas', () => {
  it.each([
    ['Dy2O3', ['Dy', 'O'], 'oxide'],
    ['Dy₂O₃', ['Dy', 'O'], 'oxide'],
    ['Y2O3', ['Y', 'O'], 'oxide'],
    ['TbCl3', ['Tb', 'Cl'], 'compound'],
    ['Nd2Fe14B', ['Nd', 'Fe', 'B'], undefined],
    ['NdFeB', ['Nd', 'Fe', 'B'], undefined],
    ['Nd-Fe-B', ['Nd', 'Fe', 'B'], undefined],
    ['SmCo5', ['Sm', 'Co'], undefined],
    ['Nd28 Pr5.9 Fe65 B1', ['Nd', 'Pr', 'Fe', 'B'], undefined],
    ['(Nd,Pr)2Fe14B', ['Nd', 'Pr', 'Fe', 'B'], undefined],
  ])('takes %s apart', (formula, elements, form) => {
    const [found, ...others] = readFormulas(table, toText(`is ${formula} controlled`).raw);
    expect(others).toEqual([]);
    expect(found?.elements).toEqual(elements);
    expect(found?.form).toBe(form);
  });

  it('finds lone symbols', () => {
    expect(readFormulas(table, 'is Dy controlled').map(({ elements }) => elements)).toEqual([['Dy']]);
    expect(readFormulas(table, 'Y oxide').map(({ elements }) => elements)).toEqual([['Y']]);
  });

  it.each(['In which year?', 'Er darf', 'US or HS', 'NO', 'Who decides?', 'PCB', 'He'])(
    'takes no word of %s for a formula',
    (text) => {
      expect(readFormulas(table, text)).toEqual([]);
    },
  );
});

describe('foreignElements', () => {
  it('finds elements that no name covers', () => {
    const known = new Set(['thulium']);
    expect(foreignElements(toText('thorium or thulium'), known, []).map(({ start }) => start)).toEqual([0]);
    expect(foreignElements(toText('cobalt'), known, [{ start: 0, end: 6 }])).toEqual([]);
  });
});
