import { describe, expect, it } from 'vitest';
import { idOf, placeOf } from '../../src/knowledge/layout.ts';

describe('placeOf', () => {
  it.each([
    ['about.yml', 'about'],
    ['vocabulary.yml', 'vocabulary'],
    ['sources/official.yml', 'sources'],
    ['sources/cn/2025.yml', 'sources'],
    ['instruments/cn/cn-order-1.yml', 'instrument'],
    ['topics/magnets.yml', 'topics'],
    ['guides/who.yml', 'guide'],
  ])('takes %s for %s', (path, kind) => {
    expect(placeOf(path)).toEqual({ kind, template: false });
  });

  it('knows templates', () => {
    expect(placeOf('guides/TEMPLATE.yml')).toEqual({ kind: 'guide', template: true });
    expect(placeOf('instruments/cn/TEMPLATE.yml')).toEqual({ kind: 'instrument', template: true });
  });

  it.each([
    ['sources/official.yaml', 'Rename it to official.yml.'],
    ['notes.txt', 'Only .yml files belong in a knowledge folder.'],
    ['topic/magnets.yml', 'Did you mean "topics"?'],
    ['abuot.yml', 'Did you mean "about.yml"?'],
    ['__proto__/x.yml', /^Acts go to/],
    ['constructor', 'Only .yml files belong in a knowledge folder.'],
  ])('says of %s where it belongs', (path, tip) => {
    expect(placeOf(path)).toEqual({ kind: null, tip: tip instanceof RegExp ? expect.stringMatching(tip) : tip });
  });
});

describe('idOf', () => {
  it('is the name of the file without its ending', () => {
    expect(idOf('instruments/cn/cn-order-1.yml')).toBe('cn-order-1');
    expect(idOf('about.yml')).toBe('about');
  });
});
