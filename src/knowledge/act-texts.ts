import type { Source } from '../core/source.ts';
import type { KnowledgeFiles } from './files.ts';

/** The official sources that carry the text of an act, by act. */
export function actTexts(files: KnowledgeFiles): Map<string, Set<string>> {
  const texts = new Map<string, Set<string>>();
  for (const source of files.sources.flatMap(({ data }) => data).filter(isOfficial)) {
    if (source.instrument === undefined) continue;
    texts.set(source.instrument, (texts.get(source.instrument) ?? new Set()).add(source.id));
  }
  return texts;
}

/** From the issuer, or a reprint of what the issuer wrote. */
export function isOfficial({ kind }: Source): boolean {
  return kind === 'official' || kind === 'official_copy';
}
