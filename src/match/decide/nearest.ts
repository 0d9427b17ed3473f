import type { KnowledgeBase } from '../../core/base.ts';
import type { EntryRef } from '../../core/reading.ts';
import type { CodeCue } from '../cues/code.ts';
import type { Candidate } from '../engine/engine.ts';
import { entryOfKey, keyOfEntry } from '../naming/entries.ts';
import { type Considered, type Decision, entriesIn, named } from './decision.ts';
import { sumOf } from './judge.ts';
import { belongs } from './review.ts';
import { signsOfBelonging } from './signs.ts';
import { usableCandidates } from './wanted.ts';

// What is decided may not be what was meant. What ranks next nearly always is, so the reply names it, where it costs a
// glance and never a verdict.

/** Less like than this share of what was decided, and nothing is near. */
const leastShare = 0.4;
/** Who is answered with an entry that has this share of the words has been understood. */
const accounted = 0.9;
/** The sum from which a question without an answer is worth a hint; an offer takes more. */
const leastHint = -1;
const most = 4;

/** What else a question resembles, likeliest first: beside what was decided, or where nothing was. */
export function nearestTo(considered: Considered, decision: Decision): EntryRef[] {
  if (decision.outcome === 'no_answer') return nearestToNone(considered, decision);
  if (decision.isFinal) return [];
  return besides(considered, decision)
    .slice(0, most)
    .map(({ key }) => entryOfKey(key));
}

function besides({ candidates }: Considered, decision: Decision): readonly Candidate[] {
  const given = new Set(entriesIn(decision).map(keyOfEntry));
  const own = candidates.filter(({ key }) => given.has(key));
  // Things that are named side by side account for the words together.
  const isNamed = decision.confidence >= named;
  const covered = own.reduce((sum, { coverage }) => (isNamed ? sum + coverage : Math.max(sum, coverage)), 0);
  if (covered >= accounted) return [];
  const least = leastShare * Math.max(0, ...own.map(({ score }) => score));
  return candidates.filter(({ key, score }) => !given.has(key) && score >= least);
}

/** Of a code that no rule names: how to find out, and what stands under the same heading. */
function nearestToNone(considered: Considered, decision: Decision): EntryRef[] {
  const { base, scan, subject } = considered;
  const unlisted = scan.codes.find(({ refs }) => refs.length === 0);
  if (unlisted) return nearestToCode(base, unlisted);
  const usable = usableCandidates(considered);
  const isHint = !decision.isFinal && sumOf(belongs, signsOfBelonging(considered, usable)) >= leastHint;
  const topics = subject?.topics.map(({ id }) => `topic:${id}`) ?? [];
  const near = isHint ? usable : sharingNames(considered);
  return [...new Set([...topics, ...near.map(({ key }) => key)])].slice(0, most).map(entryOfKey);
}

/** What has something that the question names, or is about it. */
function sharingNames({ base, scan, candidates }: Considered): readonly Candidate[] {
  const keys = new Set(scan.mentions.flatMap(({ refs }) => refs.map(keyOfEntry)));
  return candidates.filter(
    ({ key }) => keys.has(key) || subjectsOf(base, entryOfKey(key)).some((id) => keys.has(`topic:${id}`)),
  );
}

function nearestToCode({ about }: KnowledgeBase, { near }: CodeCue): EntryRef[] {
  const guide = about.findingOut;
  return [
    ...(guide === undefined ? [] : [{ kind: 'guide', id: guide } as const]),
    ...near.slice(0, 2).map((id) => ({ kind: 'provision', id }) as const),
  ];
}

function subjectsOf(base: KnowledgeBase, { kind, id }: EntryRef): readonly string[] {
  if (kind === 'guide') return base.guides.get(id)?.about ?? [];
  return kind === 'topic' ? (base.topics.get(id)?.broader ?? []) : [];
}
