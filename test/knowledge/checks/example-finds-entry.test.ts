import { describe, expect, it } from 'vitest';
import { exampleFindsEntry } from '../../../src/knowledge/checks/example-finds-entry.ts';
import type { Find } from '../../../src/knowledge/files.ts';
import { type Edit, reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';
const topics = 'topics/leaves.yml';

const byWords: Find = (question) => {
  if (/who|applicant/i.test(question)) return { outcome: 'answer', entry: { kind: 'guide', id: 'who-asks' } };
  if (/green tea/i.test(question)) return { outcome: 'answer', entry: { kind: 'topic', id: 'green-tea' } };
  if (/tea/i.test(question)) return { outcome: 'answer', entry: { kind: 'topic', id: 'tea' } };
  return { outcome: 'no_answer', entry: null };
};

describe('example-finds-entry', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(exampleFindsEntry, [])).toEqual([]);
  });

  it('reports nothing where nobody can search', async () => {
    expect(await reportsOf(exampleFindsEntry, [[topics, 'Is tea controlled?', 'Is coffee controlled?']])).toEqual([]);
  });

  it('accepts examples that find their entry and reports those that find another one or none', async () => {
    const reports = await reportsOf(exampleFindsEntry, [], { find: byWords });
    expect(reports).toEqual([
      'sencha rules, matcha abroad, unfermented tea] | finds no entry',
      'matcha abroad, unfermented tea] | finds no entry',
      'unfermented tea] | finds the topic "tea" instead',
    ]);
  });

  it('accepts an example of a provision that finds an answer which holds it', async () => {
    const examples = 'examples: { en: [tea licence?, green tea licence?, who needs a licence, unknown] }';
    const edit: Edit = [order, 'confidence: high', `confidence: high\n    ${examples}`];
    const reports = await reportsOf(exampleFindsEntry, [edit], { find: byWords });
    expect(reports.filter((report) => report.includes('unknown'))).toEqual(['unknown] } | finds no entry']);
  });

  it('reports an example of a provision that finds an answer without it', async () => {
    const edit: Edit = [order, 'confidence: high', 'confidence: high\n    examples: { en: [who, tea?] }'];
    const apart: Edit[] = [
      [order, 'applies: [tea]', 'applies: [green-tea]'],
      ['guides/who-asks.yml', '  - provision: cn-order-1/licence\n', ''],
    ];
    const reports = await reportsOf(exampleFindsEntry, [edit, ...apart], { find: byWords });
    expect(reports.filter((report) => report.includes('tea?] }'))).toEqual([
      'who, tea?] } | finds the guide "who-asks" instead',
      'tea?] } | finds the topic "tea" instead',
    ]);
  });

  it('does not take a choice between entries for a find', async () => {
    const entry = { kind: 'topic', id: 'tea' } as const;
    const reports = await reportsOf(exampleFindsEntry, [], { find: () => ({ outcome: 'choose', entry }) });
    expect(reports).toHaveLength(15);
    expect(reports[0]).toContain('finds several entries and asks which is meant');
  });
});
