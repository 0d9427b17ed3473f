import { describe, expect, it } from 'vitest';
import type { CueKind, Intent } from '../../../src/core/vocabulary.ts';
import { readIntent } from '../../../src/match/cues/intent.ts';
import { readKind } from '../../../src/match/cues/kind.ts';
import { compileWords } from '../../../src/match/cues/phrases.ts';
import { toText } from '../../../src/match/cues/text.ts';
import { readUser } from '../../../src/match/cues/user.ts';

const kinds = compileWords<CueKind>({
  goods: { en: ['magnet'], zh: ['磁体'] },
  technology: {
    en: ['technology', 'know-how', 'process'],
    zh: ['技术'],
    ja: ['技術'],
    de: ['*technologie', '*technik'],
  },
  equipment: { en: ['equipment'] },
});
const intents = compileWords<Intent>({
  status: { en: ['controlled', 'export'] },
  how: { en: ['how', 'application process'] },
  penalty: { en: ['fines', 'penalty'] },
  what: { en: ['what is'] },
});

describe('readKind', () => {
  it.each([
    ['are magnets controlled', 'goods'],
    ['magnet technology', 'technology'],
    ['know how for magnets', 'technology'],
    ['磁体技术', 'technology'],
    ['磁石の技術', 'technology'],
    ['Magnettechnologie', 'technology'],
    ['equipment for magnets', 'equipment'],
    ['is NdFeB controlled', undefined],
  ])('reads %s as %s', (question, kind) => {
    expect(readKind(kinds, toText(question))?.kind).toBe(kind);
  });

  it('leaves out words that are part of a wish', () => {
    const text = toText('application process for magnets');
    expect(readKind(kinds, text, readIntent(intents, text).found)?.kind).toBe('goods');
  });
});

describe('readIntent', () => {
  it.each([
    ['is it controlled', 'status'],
    ['NdFeB', 'status'],
    ['how do I export it', 'how'],
    ['what is the penalty', 'penalty'],
    ['what is a magnet', 'what'],
  ])('reads %s as %s', (question, intent) => {
    expect(readIntent(intents, toText(question)).intent).toBe(intent);
  });
});

describe('readUser', () => {
  const uses = compileWords({
    military: { en: ['military', 'military use'] },
    civil: { en: ['civil', 'non-military'] },
  });

  it.each([
    ['for military use', 'military'],
    ['not for military use', undefined],
    ['non-military', 'civil'],
    ['for a civil buyer', 'civil'],
    ['for a buyer', undefined],
  ])('reads %s as %s', (question, use) => {
    expect(readUser(uses, toText(question))?.id).toBe(use);
  });
});
