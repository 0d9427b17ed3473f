import type { Path } from '../document.ts';
import type { KnowledgeFile, KnowledgeFiles } from '../files.ts';
import { topicsOf } from '../walk.ts';
import type { Check } from './check.ts';

interface Claim {
  file: KnowledgeFile<unknown>;
  path: Path;
  id: string;
}

export const idIsUnique: Check = {
  name: 'id-is-unique',
  description: 'No two sources, acts, topics or guides share an id; no two provisions of one act do.',
  level: 'error',

  check(files, report) {
    reportRepeated([...entriesOf(files)], report);
    for (const file of files.instruments) {
      const claims = file.data.provisions.map(({ id }, index) => ({ file, path: ['provisions', index, 'id'], id }));
      reportRepeated(claims, report);
    }
  },
};

function reportRepeated(claims: readonly Claim[], report: Parameters<Check['check']>[1]): void {
  const first = new Map<string, Claim>();
  for (const claim of claims) {
    const other = first.get(claim.id);
    if (other === undefined) first.set(claim.id, claim);
    else {
      const { line } = other.file.at(other.path);
      report(claim.file, claim.path, `id "${claim.id}" is taken: see ${other.file.file}:${line}`);
    }
  }
}

function* entriesOf(files: KnowledgeFiles): Generator<Claim> {
  for (const file of files.sources) {
    for (const [index, { id }] of file.data.entries()) yield { file, path: [index, 'id'], id };
  }
  for (const { file, path, value } of topicsOf(files)) yield { file, path: [...path, 'id'], id: value.id };
  for (const file of [...files.instruments, ...files.guides]) yield { file, path: ['id'], id: file.data.id };
}
