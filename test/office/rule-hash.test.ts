import { expect, it } from 'vitest';
import type { KnowledgeBase } from '../../src/core/base.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { partsChanged, ruleHash } from '../../src/office/rule-hash.ts';
import { type Edit, edited, writeKnowledge } from '../knowledge/helpers.ts';

const act = 'instruments/cn/cn-order-1.yml';
const rule = 'cn-order-1/licence';

async function load(...edits: Edit[]): Promise<KnowledgeBase> {
  const result = await loadKnowledge(writeKnowledge(edited(...edits)), { today: '2026-06-15', cache: false });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.base;
}

async function changed(edit: Edit, of = rule, language: 'en' | 'zh' = 'en') {
  const [before, after] = await Promise.all([load(), load(edit)]);
  return partsChanged(ruleHash(before, of, language), ruleHash(after, of, language));
}

it.each([
  ['what it demands', 'effect: licence_required', 'effect: prohibited', ['effect']],
  ['whom it is for', 'destinations: [eu]', 'destinations: [de]', ['effect']],
  ['its wording', 'Tea needs a licence', 'All tea needs a licence', ['text']],
  ['a day of its act', 'from: "2025-02-01"', 'from: "2025-02-02"', ['history']],
  ['the note of its act', 'Order 1 took effect.', 'Order 1 took effect at last.', ['history']],
])('tells that %s has changed', async (_what, old, replacement, parts) => {
  expect(await changed([act, old, replacement])).toEqual(parts);
});

it.each([
  ['checked again', 'checked: "2026-06-01"', 'checked: "2026-06-10"'],
  ['cited elsewhere', 'pinpoint: "art. 1" }]', 'pinpoint: "art. 1(1)" }]'],
  ['translated', 'country. }', 'country., zh: 茶须取得许可。 }'],
])('tells nothing of a rule that was only %s', async (_what, old, replacement) => {
  expect(await changed([act, old, replacement])).toEqual([]);
});

it('tells a reader of Chinese that there is a Chinese text now', async () => {
  expect(await changed([act, 'country. }', 'country., zh: 茶须取得许可。 }'], rule, 'zh')).toEqual(['text']);
});

it('knows acts too, and what is gone', async () => {
  expect(await changed([act, 'from: "2025-02-01"', 'from: "2025-02-02"'], 'cn-order-1')).toEqual(['history']);
  const base = await load();
  expect(partsChanged(ruleHash(base, rule, 'en'), ruleHash(base, 'cn-order-1/none', 'en'))).toEqual([
    'effect',
    'text',
    'history',
  ]);
});
