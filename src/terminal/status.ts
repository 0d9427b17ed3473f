import { outcomeOf } from '../core/compose/answers.ts';
import type { Reply } from '../core/reply.ts';

/** Exit statuses of the command line, a public interface. */
export const exitStatus = { ok: 0, failure: 1, usage: 2, noAnswer: 3, ambiguous: 4 } as const;

/** A command line that cannot be understood; its message tells what to write instead. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export function statusOf(reply: Reply): number {
  if (reply.kind === 'problem') return exitStatus.usage;
  const outcome = outcomeOf(reply);
  if (outcome === undefined) return exitStatus.ok;
  return { answer: exitStatus.ok, no_answer: exitStatus.noAnswer, choose: exitStatus.ambiguous }[outcome];
}
