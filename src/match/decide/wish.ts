import type { EntryRef } from '../../core/reading.ts';
import type { Intent } from '../../core/vocabulary.ts';
import type { Candidate } from '../engine/engine.ts';
import { entryOfKey, keyOfEntry } from '../naming/entries.ts';
import { answer, type Considered, choose, type Decision } from './decision.ts';
import { isOffice } from './general.ts';

/** Wishes that guides meet: who decides, how to apply, how long it takes, what the fine is. */
const procedural: readonly Intent[] = ['who', 'how', 'when', 'penalty'];
/** What a guide that is about the very wish gains on one that is about another. */
const sameWish = 1.4;
/** A guide may be this much less like the question where the question speaks of nothing but rules. */
const leastLikeness = 0.7;
const leastCoverage = 0.35;
/** Guides this close to the first are offered beside it. */
const beside = 0.85;

/** "How many weeks does the review take?": a question without things in it, in words of rules and offices alone. */
export function byWish(considered: Considered, usable: readonly Candidate[]): Decision | undefined {
  const { base, scan, evidence, thresholds } = considered;
  if (
    !procedural.includes(scan.cues.intent) ||
    !scan.mentions.every((mention) => isOffice(base, mention)) ||
    evidence.strange.length > (scan.control.length > 1 ? 1 : 0) ||
    !speaksOfRules(considered)
  )
    return undefined;
  const guides = usable
    .filter(({ key, coverage }) => key.startsWith('guide:') && coverage >= leastCoverage)
    .map((candidate) => ({ ...candidate, rank: candidate.confidence * gainOf(considered, candidate) }))
    .sort((a, b) => b.rank - a.rank);
  const [first, ...others] = guides;
  // "How" alone asks for more than a procedure.
  const least = thresholds.choose * (scan.cues.intent === 'how' ? 1 : leastLikeness);
  if (!first || first.confidence < least || (scan.cues.intent === 'how' && first.coverage < 0.5)) return undefined;
  const rivals = others.filter(({ rank }) => rank >= first.rank * beside).slice(0, 2);
  const rest = usable.filter(({ key }) => isRule(considered, entryOfKey(key)));
  if (rest.some(({ confidence }) => confidence * leastLikeness > first.rank)) return undefined;
  if (rivals.length === 0) return answer(entryOfKey(first.key), first.confidence, 'the guide about what it wants');
  return choose(
    [first, ...rivals].map(({ key }) => ({ entry: entryOfKey(key) })),
    first.confidence,
    'guides about what it wants',
  );
}

/** "Who got a general licence?": the guide about the one concept named that is about the very wish. */
export function guideOnWish(considered: Considered, concept: EntryRef): Decision | undefined {
  const { base, scan, candidates, thresholds, wishes } = considered;
  if (scan.cues.intent === 'status' || scan.cues.intent === 'what') return undefined;
  const found = candidates.find(
    ({ key, confidence }) =>
      confidence >= thresholds.choose &&
      isForWish(wishes.get(key), scan.cues.intent) &&
      base.guides.get(entryOfKey(key).id)?.about?.includes(concept.id) === true,
  );
  return (
    found && answer(entryOfKey(found.key), found.confidence, 'the guide about what it wants of the thing it names')
  );
}

/** What a rule is and how it works is told in one place. */
function isForWish(wish: Intent | undefined, intent: Intent): boolean {
  return wish === intent || (intent === 'how' && wish === 'what');
}

function gainOf({ scan, wishes }: Considered, { key }: Candidate): number {
  return wishes.get(key) === scan.cues.intent ? sameWish : 1;
}

function speaksOfRules({ scan }: Considered): boolean {
  return scan.control.length > 0 || scan.wishes.length > 1 || scan.cues.intent === 'penalty' || scan.focus.length > 0;
}

/** Acts and provisions; topics that a question only resembles do not outweigh a guide. */
function isRule({ scan }: Considered, entry: EntryRef): boolean {
  return (
    entry.kind === 'instrument' ||
    (entry.kind === 'provision' && scan.focus.some((one) => keyOfEntry(one) === keyOfEntry(entry)))
  );
}
