import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { edited, problemsOf, sampleFiles, writeKnowledge } from './helpers.ts';

describe('loadKnowledge', () => {
  it('loads a folder without fault and without warning', async () => {
    const result = await loadKnowledge(writeKnowledge(), { today: '2026-06-15', cache: false });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.warnings).toEqual([]);
    expect([...result.base.provisions.keys()]).toEqual(['cn-order-1/licence']);
    expect(result.base.revision).toMatch(/^[0-9a-f]{12}$/);
  });

  it('loads a folder that holds only about.yml, sources and guides', async () => {
    const { 'about.yml': about = '', 'sources/all.yml': sources = '' } = edited([
      'sources/all.yml',
      '  instrument: cn-order-1\n',
      '',
    ]);
    const guide = `id: one
question: { en: What is tea? }
checked: "2026-06-01"
statements:
  - text: { en: Tea is a plant. }
    citations: [{ source: order-1-text, pinpoint: "art. 1" }]
examples:
  en: [tea?, what, which plant, plant of tea, is it a plant]
`;
    const files = { 'about.yml': about, 'sources/all.yml': sources, 'guides/one.yml': guide };
    expect(await problemsOf(files)).toEqual([]);
  });

  it('gives one revision for the same content and another for a changed one', async () => {
    const revisionOf = async (files: Record<string, string>) => {
      const result = await loadKnowledge(writeKnowledge(files), { cache: false });
      return result.ok ? result.base.revision : null;
    };
    const revision = await revisionOf(sampleFiles);
    expect(revision).not.toBeNull();
    expect(await revisionOf(sampleFiles)).toBe(revision);
    expect(await revisionOf(edited(['about.yml', 'Tea rules', 'Tea rule']))).not.toBe(revision);
  });

  it('lists the problems of all files at once, by file and line', async () => {
    const problems = await problemsOf({
      ...edited(
        ['instruments/cn/cn-order-1.yml', 'status: in_force', 'status: in_forse'],
        ['instruments/cn/cn-order-1.yml', 'checked: "2026-06-01"', 'checked: "2026-02-30"'],
        ['topics/leaves.yml', 'broader: [tea]', 'broader: [tee]'],
        ['guides/who-asks.yml', 'source: tea-news', 'source: tea-new'],
      ),
      'topics/broken.yml': '- id: a\n  name: "b\n',
    });
    expect(problems).toEqual([
      'knowledge/guides/who-asks.yml:8:27  no source "tea-new"  Did you mean "tea-news"?',
      'knowledge/instruments/cn/cn-order-1.yml:9:10  "checked" "2026-02-30" is a day that does not exist',
      'knowledge/instruments/cn/cn-order-1.yml:13:13  "status" "in_forse" is not one of announced, in_force, suspended, repealed, superseded  Did you mean "in_force"?',
      'knowledge/topics/broken.yml:3:1  lacks a character  Look for a bracket or a quotation mark that is opened and not closed.',
      'knowledge/topics/leaves.yml:11:13  no topic "tee"  Did you mean "tea"?',
    ]);
  });

  it('does not report references to a file that has faults of its own', async () => {
    const problems = await problemsOf(edited(['sources/all.yml', 'kind: news', 'kind: gossip']));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('"kind" "gossip" is not one of');
  });

  it('checks the shape of templates and neither loads them nor follows their references', async () => {
    const template = sampleFiles['topics/leaves.yml']?.replace('broader: [tea]', 'broader: [nowhere]') ?? '';
    expect(await problemsOf({ ...sampleFiles, 'topics/TEMPLATE.yml': template })).toEqual([]);
    expect(await problemsOf({ ...sampleFiles, 'topics/TEMPLATE.yml': template.replace('kind:', 'sort:') })).toEqual([
      'knowledge/topics/TEMPLATE.yml:1:3  "kind" is missing',
      'knowledge/topics/TEMPLATE.yml:2:3  unknown key "sort"  Known here: kind, symbol, broader, made, distinguish.',
    ]);
  });

  it('tries the examples with the search it is given', async () => {
    const entry = { kind: 'topic', id: 'green-tea' } as const;
    const problems = await problemsOf(sampleFiles, { probe: () => () => ({ outcome: 'answer', entry }) });
    expect(problems).toContain(
      'knowledge/topics/leaves.yml:6:10  finds the topic "green-tea" instead  It should find the topic "tea": add aliases there, or word the question differently.',
    );
    expect(problems.filter((problem) => problem.includes('leaves.yml:13'))).toEqual([]);
  });

  it('says so when the folder of source texts cannot be read', async () => {
    const [problem] = await problemsOf(sampleFiles, { originals: '/nowhere/at/all' });
    expect(problem).toContain('/nowhere/at/all:1:1  the source texts cannot be read');
  });
});
