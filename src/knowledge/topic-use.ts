import type { KnowledgeFiles } from './files.ts';
import { provisionsOf, topicsOf } from './walk.ts';

/** Topics to which a provision applies, directly or through what they belong to. */
export function usedTopics(files: KnowledgeFiles): Set<string> {
  const named = new Set([...provisionsOf(files)].flatMap(({ value }) => value.applies));
  const topics = [...topicsOf(files)].map(({ value }) => value);
  // Each round reaches one level further down; there are no more levels than topics.
  for (let before = -1; before !== named.size; ) {
    before = named.size;
    for (const { id, broader = [] } of topics) if (broader.some((other) => named.has(other))) named.add(id);
  }
  return named;
}

export function guidesAbout(files: KnowledgeFiles): Set<string> {
  return new Set(files.guides.flatMap(({ data }) => data.about ?? []));
}

/** Topics that other topics name. */
export function referredTopics(files: KnowledgeFiles): Set<string> {
  return new Set(
    [...topicsOf(files)].flatMap(({ value }) => [
      ...(value.broader ?? []),
      ...(value.made ?? []),
      ...(value.distinguish ?? []).map(({ topic }) => topic),
    ]),
  );
}
