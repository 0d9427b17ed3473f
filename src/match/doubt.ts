import type { Day } from '../core/day.ts';
import type { EntryRef } from '../core/reading.ts';
import { keyOf } from './cues/text.ts';
import { choose, type Decision } from './decide/decision.ts';
import type { Correction } from './engine/question.ts';
import type { Read } from './explanation.ts';
import { keyOfEntry } from './naming/entries.ts';
import type { Reader } from './reader.ts';
import { replaceWord } from './words/replace-word.ts';

// A slip may turn one name into what is as near to another: "erium" is erbium or cerium. The likelier one is no answer
// where the other has another verdict.

/** More readings than these are not compared. */
const mostVersions = 2;

/** The question with the other names that a slip in it may have been meant as. */
export function otherVersions(raw: string, corrections: readonly Correction[], { nameWords }: Reader): string[] {
  const isName = (word: string) => nameWords.has(keyOf(word));
  return corrections
    .filter(({ to }) => isName(to))
    .flatMap(({ from, rivals }) => rivals.filter(isName).map((rival) => replaceWord(raw, from, rival)))
    .slice(0, mostVersions);
}

/** The choice between what the versions of a question are read as; undefined where it makes no difference. */
export function doubtBetween(reader: Reader, versions: readonly Read[], today: Day): Decision | undefined {
  const entries = versions.flatMap(({ decision }) => decision.entry ?? []);
  const distinct = [...new Map(entries.map((entry) => [keyOfEntry(entry), entry])).values()];
  const [first] = versions;
  if (!first || distinct.length < 2) return undefined;
  const verdictOf = ({ kind, id }: EntryRef) =>
    kind === 'topic' ? reader.verdictOf(id, first.scan.cues, today) : undefined;
  const [verdict, ...others] = distinct.map(verdictOf);
  if (verdict !== undefined && others.every((other) => other === verdict)) return undefined;
  return choose(
    distinct.map((entry) => ({ entry })),
    first.decision.confidence,
    'a slip that is as near to one name as to another',
  );
}
