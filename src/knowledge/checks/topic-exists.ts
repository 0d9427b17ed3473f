import type { Path } from '../document.ts';
import type { KnowledgeFile, KnowledgeFiles } from '../files.ts';
import { didYouMean } from '../nearest.ts';
import { provisionsOf, topicsOf } from '../walk.ts';
import type { Check } from './check.ts';

interface Reference {
  file: KnowledgeFile<unknown>;
  path: Path;
  id: string;
}

export const topicExists: Check = {
  name: 'topic-exists',
  description:
    'What a provision applies to, a guide is about, a topic is related to or vocabulary.yml names is a topic of topics/.',
  level: 'error',

  check(files, report) {
    const { topics } = files.known;
    for (const { file, path, id } of referencesOf(files)) {
      if (!topics.has(id)) report(file, path, `no topic "${id}"`, didYouMean(id, topics));
    }
  },
};

function* referencesOf(files: KnowledgeFiles): Generator<Reference> {
  for (const { file, path, value } of provisionsOf(files)) yield* listed(file, [...path, 'applies'], value.applies);
  for (const file of files.guides) yield* listed(file, ['about'], file.data.about);
  for (const file of files.vocabulary) {
    const { anything } = file.data;
    if (anything) yield { file, path: ['anything', 'topic'], id: anything.topic };
  }
  for (const { file, path, value } of topicsOf(files)) {
    yield* listed(file, [...path, 'broader'], value.broader);
    yield* listed(file, [...path, 'made'], value.made);
    for (const [index, { topic }] of (value.distinguish ?? []).entries()) {
      yield { file, path: [...path, 'distinguish', index, 'topic'], id: topic };
    }
  }
}

function* listed(file: KnowledgeFile<unknown>, path: Path, ids: readonly string[] | undefined): Generator<Reference> {
  for (const [index, id] of (ids ?? []).entries()) yield { file, path: [...path, index], id };
}
