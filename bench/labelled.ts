import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { KnowledgeBase } from '../src/core/base.ts';
import type { EntryRef } from '../src/core/reading.ts';

/** A question with the entries that are right for it; undefined when it is of another field. */
export interface Labelled {
  question: string;
  accept: readonly string[] | undefined;
  /** It has one right answer, to which a choice is no more than second best. */
  isStrict: boolean;
}

interface Row {
  question?: string;
  accept?: string[];
  entry?: { id: string };
  choices?: string[];
  read?: string[];
}

const folder = 'test/questions';
/** What has to stay unseen to tell how good the rest is. */
const unseen = 'blind.yml';

/** All single questions of `test/questions` but those nobody tunes on, in whichever way their right answers are written. */
export function readLabelled(): Labelled[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yml'));
  return files
    .filter((file) => file !== unseen)
    .flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')) as Row[])
    .flatMap((row) =>
      row.question !== undefined && (row.read?.length ?? 1) === 1 ? [toLabelled(row.question, row)] : [],
    );
}

function toLabelled(question: string, { accept, entry, choices, read }: Row): Labelled {
  if (entry) return { question, accept: [entry.id], isStrict: true };
  const [shown = 'nothing'] = read ?? [];
  if (read === undefined || shown === 'nothing') return { question, accept: accept ?? choices, isStrict: false };
  // "ndfeb-magnets depends", or "ndfeb-magnets or ndfeb-magnet-technology".
  const shownIds = shown.split(' or ').map((one) => one.split(' ')[0] as string);
  return { question, accept: shownIds, isStrict: shownIds.length === 1 };
}

/** Whether an entry is among those that are right for a question. */
export function accepts(base: KnowledgeBase, accept: Labelled['accept'], entry: EntryRef): boolean {
  return accept !== undefined && standsFor(base, entry).some((id) => accept.includes(id));
}

/** A provision stands for its act and for the topics it applies to. */
function standsFor(base: KnowledgeBase, { kind, id }: EntryRef): string[] {
  const located = kind === 'provision' ? base.provisions.get(id) : undefined;
  return located ? [located.instrument.id, ...located.provision.applies] : [id];
}
