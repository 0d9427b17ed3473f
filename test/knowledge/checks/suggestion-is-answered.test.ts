import { describe, expect, it } from 'vitest';
import { suggestionIsAnswered } from '../../../src/knowledge/checks/suggestion-is-answered.ts';
import type { Find } from '../../../src/knowledge/files.ts';
import { type Edit, reportsOf } from '../helpers.ts';

describe('suggestion-is-answered', () => {
  const edit: Edit = ['about.yml', 'languages:', 'suggestions: [{ en: Tea?, zh: 茶？ }, { en: Coffee? }]\nlanguages:'];
  const find: Find = (question) => ({ outcome: question === 'Coffee?' ? 'no_answer' : 'answer', entry: null });

  it('reports a suggested question that has no answer', async () => {
    expect(await reportsOf(suggestionIsAnswered, [edit], { find })).toEqual([
      'Coffee? }] | the suggested question finds no single entry',
    ]);
  });

  it('reports nothing where nobody can search', async () => {
    expect(await reportsOf(suggestionIsAnswered, [edit])).toEqual([]);
  });
});
