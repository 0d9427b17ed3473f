import type { KnowledgeFiles } from '../files.ts';
import type { Finding } from '../problem.ts';
import { aliasNotShared } from './alias-not-shared.ts';
import { broaderHasNoCycle } from './broader-has-no-cycle.ts';
import type { Check } from './check.ts';
import { checkedIsRecent } from './checked-is-recent.ts';
import { checkedNotInFuture } from './checked-not-in-future.ts';
import { doubtIsGiven } from './doubt-is-given.ts';
import { enoughExamples } from './enough-examples.ts';
import { exampleFindsEntry } from './example-finds-entry.ts';
import { exampleNotShared } from './example-not-shared.ts';
import { forecastIsVerified } from './forecast-is-verified.ts';
import { guideExists } from './guide-exists.ts';
import { historyOrder } from './history-order.ts';
import { idIsFileName } from './id-is-file-name.ts';
import { idIsUnique } from './id-is-unique.ts';
import { instrumentExists } from './instrument-exists.ts';
import { issuedBeforeHistory } from './issued-before-history.ts';
import { officialSourceIsCited } from './official-source-is-cited.ts';
import { officialTextIsCited } from './official-text-is-cited.ts';
import { provisionExists } from './provision-exists.ts';
import { sourceExists } from './source-exists.ts';
import { sourceHasAddress } from './source-has-address.ts';
import { statementCanBeFound } from './statement-can-be-found.ts';
import { statusFollows } from './status-follows.ts';
import { suggestionIsAnswered } from './suggestion-is-answered.ts';
import { textDoesNotAge } from './text-does-not-age.ts';
import { textNotCopied } from './text-not-copied.ts';
import { textNotLong } from './text-not-long.ts';
import { topicExists } from './topic-exists.ts';
import { topicIsUsed } from './topic-is-used.ts';
import { vocabularyExists } from './vocabulary-exists.ts';

/** All checks: errors first, then warnings. */
export const checks: readonly Check[] = [
  idIsFileName,
  idIsUnique,
  sourceExists,
  instrumentExists,
  topicExists,
  provisionExists,
  guideExists,
  vocabularyExists,
  broaderHasNoCycle,
  historyOrder,
  statusFollows,
  issuedBeforeHistory,
  checkedNotInFuture,
  doubtIsGiven,
  aliasNotShared,
  exampleNotShared,
  exampleFindsEntry,
  suggestionIsAnswered,
  sourceHasAddress,
  statementCanBeFound,
  textNotLong,
  textNotCopied,
  textDoesNotAge,
  officialTextIsCited,
  officialSourceIsCited,
  topicIsUsed,
  enoughExamples,
  checkedIsRecent,
  forecastIsVerified,
];

/** Runs one check. */
export function runCheck({ level, check }: Check, files: KnowledgeFiles): Finding[] {
  const findings: Finding[] = [];
  check(files, ({ file, at }, path, message, more = {}) => {
    findings.push({ file, ...at(path), level, message, ...more });
  });
  return findings;
}

/** Runs all checks; those that need all files only where all could be read. */
export function runChecks(files: KnowledgeFiles, complete: boolean): Finding[] {
  return checks.filter(({ needsAll }) => complete || !needsAll).flatMap((check) => runCheck(check, files));
}
