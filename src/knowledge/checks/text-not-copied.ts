import type { KnowledgeFiles } from '../files.ts';
import { gap, runsOf } from '../overlap.ts';
import { statementsOf, textsOf } from '../walk.ts';
import type { Check } from './check.ts';

export const textNotCopied: Check = {
  name: 'text-not-copied',
  description: 'No statement shares a long run of words with a source text.',
  level: 'error',

  check(files, report) {
    if (files.originals.length === 0) return;
    const seen = new Map<string, string>();
    for (const { name, text } of files.originals) for (const run of runsOf(text)) seen.set(run, name);

    const titles = titlesOf(files);
    for (const { file, path, text, key } of statementsOf(files)) {
      for (const { language, text: words } of textsOf(text)) {
        const copied = [...runsOf(without(words, titles))].find((run) => seen.has(run));
        if (copied === undefined) continue;
        report(file, [...path, key, language], `copies ${seen.get(copied)}: "${copied}"`, {
          tip: 'Say it in your own words.',
        });
      }
    }
  },
};

/** Titles are data and stay exact, however long they are. */
function titlesOf(files: KnowledgeFiles): string[] {
  const ofActs = files.instruments.flatMap(({ data }) => [
    ...textsOf(data.title),
    ...(data.number ? textsOf(data.number) : []),
  ]);
  const ofSources = files.sources.flatMap(({ data }) => data.flatMap(({ title, original }) => [title, original ?? '']));
  const titles = [...ofActs.map(({ text }) => text), ...ofSources].filter((title) => title !== '');
  return titles.sort((a, b) => b.length - a.length);
}

function without(text: string, titles: readonly string[]): string {
  return titles.reduce((rest, title) => rest.replaceAll(title, gap), text);
}
