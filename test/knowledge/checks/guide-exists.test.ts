import { describe, expect, it } from 'vitest';
import { guideExists } from '../../../src/knowledge/checks/guide-exists.ts';
import { type Edit, reportsOf } from '../helpers.ts';

const guide = 'guides/who-asks.yml';

describe('guide-exists', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(guideExists, [])).toEqual([]);
  });

  it('reports an unknown guide and the guide itself', async () => {
    const reports = await reportsOf(guideExists, [[guide, 'about: [tea]', 'related: [who-ask, who-asks]']]);
    expect(reports).toEqual([
      'who-ask, who-asks] | no guide "who-ask"',
      'who-asks] | guide "who-asks" is related to itself',
    ]);
  });

  it('reports an unknown guide of about.yml', async () => {
    const edit: Edit = ['about.yml', 'languages:', 'findingOut: who-ask\nlanguages:'];
    expect(await reportsOf(guideExists, [edit])).toEqual(['who-ask | no guide "who-ask"']);
  });
});
