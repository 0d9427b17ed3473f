import type { Instrument } from '../../core/instrument.ts';
import type { Topic } from '../../core/topic.ts';
import type { Path } from '../document.ts';
import type { KnowledgeFile, KnowledgeFiles } from '../files.ts';
import { fold, textsOf, topicsOf, wordsOf } from '../walk.ts';
import type { Check } from './check.ts';

interface Claim {
  file: KnowledgeFile<unknown>;
  path: Path;
  word: string;
  owner: string;
}

export const aliasNotShared: Check = {
  name: 'alias-not-shared',
  description: 'No name or alias belongs to two topics or acts; width and case do not count.',
  level: 'error',

  check(files, report) {
    const first = new Map<string, Claim>();
    for (const claim of claimsOf(files)) {
      const key = fold(claim.word);
      const other = first.get(key);
      if (!other) first.set(key, claim);
      else if (other.owner !== claim.owner) {
        const place = `${other.file.file}:${other.file.at(other.path).line}`;
        report(claim.file, claim.path, `"${claim.word}" also names "${other.owner}" (${place})`, {
          tip: 'Keep it where it is meant first; if people mean both, use "distinguish".',
        });
      }
    }
  },
};

/** Names first: where a name and an alias clash, the alias is at fault. */
function* claimsOf(files: KnowledgeFiles): Generator<Claim> {
  const topics = [...topicsOf(files)];
  for (const { file, path, value } of topics) yield* namesOf(file, path, value);
  for (const { file, path, value } of topics) yield* aliasesOf(file, path, value);
  for (const file of files.instruments) yield* aliasesOf(file, [], file.data);
}

function* namesOf(file: KnowledgeFile<unknown>, path: Path, { id, name, symbol }: Topic): Generator<Claim> {
  for (const { language, text } of textsOf(name)) {
    yield { file, path: [...path, 'name', language], word: text, owner: id };
  }
  if (symbol !== undefined) yield { file, path: [...path, 'symbol'], word: symbol, owner: id };
}

function* aliasesOf(file: KnowledgeFile<unknown>, path: Path, entry: Topic | Instrument): Generator<Claim> {
  for (const alias of wordsOf(entry.aliases, [...path, 'aliases'])) yield { file, ...alias, owner: entry.id };
}
