import { describe, expect, it } from 'vitest';
import { enoughExamples } from '../../../src/knowledge/checks/enough-examples.ts';
import { reportsOf } from '../helpers.ts';

const topics = 'topics/leaves.yml';
const guide = 'guides/who-asks.yml';

describe('enough-examples', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(enoughExamples, [])).toEqual([]);
  });

  it('reports a topic and a guide with fewer than five questions', async () => {
    const reports = await reportsOf(enoughExamples, [
      [topics, ', unfermented tea]', ']'],
      [guide, ', who must apply]', ']'],
    ]);
    expect(reports).toEqual([
      'green-tea | "green-tea" has 4 of 5 example questions',
      'who-asks | "who-asks" has 4 of 5 example questions',
    ]);
  });

  it('counts the questions of all languages', async () => {
    expect(await reportsOf(enoughExamples, [[topics, ', unfermented tea]', ']\n    zh: [绿茶]']])).toEqual([]);
  });

  it('does not ask for questions about a topic that no provision applies to', async () => {
    const reports = await reportsOf(enoughExamples, [
      [topics, ', unfermented tea]', ']'],
      [topics, '  broader: [tea]\n', ''],
    ]);
    expect(reports).toEqual([]);
  });
});
