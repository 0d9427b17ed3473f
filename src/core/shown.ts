import type { Statement } from './answer.ts';
import type { Citation } from './citation.ts';
import type { Status } from './instrument.ts';
import { isReleasing, isRestrictive } from './strictness.ts';

/** How many documents are named behind one statement; the command `sources` lists them all. */
const documentsAtOnce = 3;

/** The places in the documents that weigh most. */
export function weightiest(citations: readonly Citation[]): Citation[] {
  const documents = new Set<string>();
  for (const { source } of citations) if (documents.size < documentsAtOnce) documents.add(source);
  return citations.filter(({ source }) => documents.has(source));
}

/** Background and procedure are not "in force" to a reader; what ended or is suspended is worth a word anywhere. */
export function shownStatus({ status, effect }: Pick<Statement, 'status' | 'effect'>): Status | null {
  return status === 'in_force' && !isRestrictive(effect) && !isReleasing(effect) ? null : status;
}
