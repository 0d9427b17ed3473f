import { describe, expect, it } from 'vitest';
import type { KnowledgeStats } from '../../src/knowledge/stats.ts';
import { renderStats } from '../../src/terminal/stats.ts';

const stats: KnowledgeStats = {
  revision: 'abcdef012345',
  sources: 192,
  instruments: 53,
  provisions: 1,
  topics: 2,
  guides: 0,
  statements: { en: 1_204, zh: 987 },
  examples: { en: 15 },
  names: { en: 5, zh: 1, de: 3 },
  effects: { quota: 2, background: 2, licence_required: 40 },
  confidence: { high: 1 },
  sourceKinds: { trade_press: 7, official: 30 },
  read: 101,
  oldest: { id: 'who-asks', checked: '2026-05-01' },
};
const plain = { width: 80, colour: false };

/** The cells of the row with this label. */
function cellsOf(label: string, shown = renderStats(stats, plain)): string[] | undefined {
  const line = shown.split('\n').find((text) => text.trim().startsWith(label));
  return line?.trim().slice(label.length).trim().split(/\s+/);
}

describe('renderStats', () => {
  it('shows each number beside what it counts, and the revision', () => {
    expect(cellsOf('Knowledge')).toEqual(['abcdef012345']);
    expect(cellsOf('sources')).toEqual(['192']);
    expect(cellsOf('acts')).toEqual(['53']);
    expect(cellsOf('guides')).toEqual(['0']);
    expect(cellsOf('read by someone')).toEqual(['101']);
  });

  it('has a column for each language with words, and 0 where one has none', () => {
    expect(cellsOf('Words')).toEqual(['en', 'zh', 'de']);
    expect(cellsOf('statements')).toEqual(['1204', '987', '0']);
    expect(cellsOf('example questions')).toEqual(['15', '0', '0']);
    expect(cellsOf('names and aliases')).toEqual(['5', '1', '3']);
  });

  it('aligns numbers to the right under the heads of their columns', () => {
    const lines = renderStats(stats, plain).split('\n');
    const head = lines.find((text) => text.startsWith('Words')) ?? '';
    const row = lines.find((text) => text.includes('statements')) ?? '';
    expect(row.indexOf('1204') + 4).toBe(head.indexOf('en') + 2);
    expect(row.length).toBe(head.length);
  });

  it('counts kinds in words, most frequent first, equals by name', () => {
    const shown = renderStats(stats, plain);
    const places = ['licence required', 'background', 'quota'].map((word) => shown.indexOf(word));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(shown.indexOf('official')).toBeLessThan(shown.indexOf('trade press'));
    expect(shown).not.toContain('_');
  });

  it('names what was not checked for longest', () => {
    expect(renderStats(stats, plain)).toContain('who-asks, last compared with its sources on 2026-05-01');
    expect(renderStats({ ...stats, oldest: null }, plain)).toContain('Nothing to check');
  });

  it('is no JSON, and plain text where colour is not wanted', () => {
    expect(renderStats(stats, plain)).not.toMatch(/["{]/);
    expect(renderStats(stats, plain)).not.toContain('\u001b');
    expect(renderStats(stats, { ...plain, colour: true })).toContain('\u001b[1mKnowledge');
  });
});
