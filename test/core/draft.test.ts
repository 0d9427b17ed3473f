import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { draftGuide } from '../../src/core/draft.ts';
import { Guide } from '../../src/core/guide.ts';
import { languages } from '../../src/core/language.ts';
import { buildTestBase } from '../builders.ts';
import { problemsOf, sampleFiles } from '../knowledge/helpers.ts';

const base = buildTestBase();
const draft = {
  question: 'Is tin controlled?',
  language: 'en',
  answer: null,
  entry: null,
  today: '2026-06-15',
} as const;

it('has the shape of a guide, whatever was asked and answered in whatever language', () => {
  const text = fc.string({ minLength: 1, unit: 'binary' }).filter((one) => one.trim() !== '');
  fc.assert(
    fc.property(text, fc.option(text), fc.constantFrom(...languages), (question, answer, language) => {
      const { yaml, path } = draftGuide(base, { ...draft, question, answer, language });
      const guide = Guide.parse(parse(yaml));
      expect(path).toBe(`guides/${guide.id}.yml`);
      expect(guide.examples?.[language]).toEqual([question.trim()]);
      expect(yaml).not.toContain('```');
    }),
  );
});

it('is refused by the check of the folder until a curator has named a source, and says where', async () => {
  const { path, yaml } = draftGuide(base, { ...draft, answer: 'No.', entry: 'topic/tea' });
  const problems = await problemsOf({ ...sampleFiles, [path]: yaml });
  expect(problems.join('\n')).toMatch(/fill-in/);
  expect(yaml).toContain('about: [tea]');
  expect(yaml).toContain('FILL IN');
});

it.each(['constructor', 'prototype'])('takes a name that may be used where the question is %s', (question) => {
  const { yaml, path } = draftGuide(base, { ...draft, question });
  expect(Guide.parse(parse(yaml)).id).toBe(`question-${question}`);
  expect(path).toBe(`guides/question-${question}.yml`);
});

it('takes a name that no guide has', () => {
  const taken = [...base.guides.keys()];
  const { path } = draftGuide(base, { ...draft, question: (taken[0] ?? 'tin').replaceAll('-', ' ') });
  expect(taken).not.toContain(path.slice('guides/'.length, -'.yml'.length));
});
