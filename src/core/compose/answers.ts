import type { Answer } from '../answer.ts';
import type { NonEmpty } from '../citation.ts';
import type { PartAnswer, Reply } from '../reply.ts';
import { withoutDoubles } from '../titles.ts';
import { statementsAtOnce } from './parts.ts';

/** The answer to a message of several questions. Its JSON form is a public interface. */
export interface JoinedAnswer extends Answer {
  /** The answers one by one, each complete in itself. */
  parts: PartAnswer[];
}

const outcomes = ['no_answer', 'choose', 'answer'] as const;

/**
 * Several answers as one object of the same shape, for scripts that expect one: `outcome` is the least of the parts'
 * (answer only when each is answered), `verdict` the one they share or null, `asOf` the day of the first, `entry` null.
 * `statements` are those of all parts, the first of each part first, at most five, the others in `more`; headlines stand
 * one after the other. What tells the parts apart is in `parts`.
 */
export function joinAnswers(question: string, parts: NonEmpty<PartAnswer>): JoinedAnswer {
  const [first] = parts;
  const statements = inTurn(parts.map((part) => [...part.statements, ...part.more]));
  return {
    question,
    language: first.language,
    asOf: first.asOf,
    revision: first.revision,
    outcome: leastOf(parts),
    entry: null,
    confidence: Math.min(...parts.map(({ confidence }) => confidence)),
    verdict: parts.every(({ verdict }) => verdict === first.verdict) ? first.verdict : null,
    headline: parts.map(({ headline }) => headline).join(' · '),
    statements: statements.slice(0, statementsAtOnce),
    more: statements.slice(statementsAtOnce),
    warnings: [...new Set(parts.flatMap(({ warnings }) => warnings))],
    choices: parts.flatMap(({ choices }) => choices),
    nearest: withoutDoubles(parts.flatMap(({ nearest }) => nearest)),
    related: parts.flatMap(({ related }) => related),
    parts,
  };
}

/** How far a question was answered; undefined for a reply that answers none. */
export function outcomeOf(reply: Reply): Answer['outcome'] | undefined {
  if (reply.kind === 'answers') return leastOf(reply.answers);
  return reply.kind === 'answer' ? reply.answer.outcome : undefined;
}

function leastOf(parts: NonEmpty<Answer>): Answer['outcome'] {
  return outcomes.find((outcome) => parts.some((part) => part.outcome === outcome)) ?? 'no_answer';
}

/** The first of each list, then the second of each. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1)));
  return turns.flat();
}
