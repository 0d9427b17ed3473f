import type { KnowledgeFiles, KnownIds } from './files.ts';
import type { RawFile } from './folder.ts';
import { idOf } from './layout.ts';

type Entries = Pick<KnowledgeFiles, 'sources' | 'instruments' | 'topics' | 'guides'>;

/**
 * All ids there are. From files that could not be read, whatever looks like an id is taken: else each reference to
 * them would be reported besides the fault itself.
 */
export function knownIds(files: Entries, broken: readonly RawFile[]): KnownIds {
  const known: KnownIds = {
    sources: new Set(files.sources.flatMap(({ data }) => data.map(({ id }) => id))),
    instruments: new Set(files.instruments.map(({ data }) => data.id)),
    topics: new Set(files.topics.flatMap(({ data }) => data.map(({ id }) => id))),
    guides: new Set(files.guides.map(({ data }) => data.id)),
    provisions: new Set(files.instruments.flatMap(({ data }) => data.provisions.map(({ id }) => `${data.id}/${id}`))),
  };
  for (const file of broken) addBroken(known, file);
  return known;
}

function addBroken(known: KnownIds, { path, kind, bytes }: RawFile): void {
  const ids = [...bytes.toString('utf8').matchAll(/^[ \t]*(?:- +)?["']?id["']?:\s*["']?([a-z0-9-]+)/gm)].map(
    ([, id = '']) => id,
  );
  if (kind === 'sources' || kind === 'topics') for (const id of ids) known[kind].add(id);
  if (kind === 'guide') known.guides.add(idOf(path));
  if (kind !== 'instrument') return;
  known.instruments.add(idOf(path));
  for (const id of ids) known.provisions.add(`${idOf(path)}/${id}`);
}
