import type { KnowledgeBase } from '../../core/base.ts';
import type { EntryRef } from '../../core/reading.ts';
import type { Candidate } from '../engine/engine.ts';
import { entryOfKey, keyOfEntry } from '../naming/entries.ts';
import type { Scan } from '../scan.ts';
import type { Weighed } from './evidence.ts';

/** Words that ask whether one thing is another, or what tells them apart. */
const relating =
  /\b(?:is|are|was|were|does|do)\s+(?:[\p{L}\d-]+,?\s+){1,6}(?:an?|one of|part of|among|considered|counted|class\w*|belong\w*|count|really)\b|\b(?:belongs?\s+to|counts?\s+(?:as|among)|same\s+as|difference|versus|vs)\b|gehör|zähl|unterschied|^(?:ist|sind)\b|属于|算|是不是|是稀土|区别|入り|含まれ|属し|ですか|違い|속하|속해|포함|인가요|입니까|차이/iu;
/** Two candidates this close are not told apart by likeness. */
export const close = 0.92;
/** What a guide that is about the very wish gains on one that is about another. */
const sameWish = 1.2;
/** And guides this close are not told apart where the question wants more than a status. */
const nearWish = 0.87;
/** How much closer yet a guide must be to answer for a thing whose status is asked, when it is about that thing, and when it is not. */
const aboutIt = 1.4;
const aboutAnother = 1.5;

/** A guide that the question resembles enough. */
export interface CloseGuide {
  entry: EntryRef;
  confidence: number;
}

/**
 * Against a named subject a guide must be clearly the closer one, unless the question asks for more than a status: how,
 * who, why, or whether one thing is another ("is tungsten a rare earth?").
 */
export function closeGuides({
  base,
  candidates,
  subject,
  scan,
  settings,
  thresholds,
  wishes,
  decided,
}: Weighed): CloseGuide[] {
  const aboutRule = scan.focus.some(({ id }) => base.topics.get(id)?.kind === 'concept');
  if (subject?.derived && !aboutRule) return [];
  const own = subject?.topics.map(({ id }) => confidenceOf(candidates, `topic:${id}`)) ?? [];
  const papers = scan.focus.map((entry) => confidenceOf(candidates, keyOfEntry(entry)));
  const best = Math.max(0, ...(subject ? [...own, ...papers] : candidates.map(({ confidence }) => confidence)));
  const relates =
    scan.control.length + scan.acts.length === 0 &&
    scan.cues.user === undefined &&
    scan.mentions.length > 1 &&
    relating.test(scan.text.raw);
  const isOnStatus = subject !== undefined && scan.control.length > 0 && scan.cues.destination === undefined;
  const undecided = !decided && scan.cues.asOf === undefined && !isOnStatus;
  // "083201J or 213301J?" asks for the code, of whatever goods.
  const asksMore = scan.cues.intent !== 'status' || scan.focus.length > 0 || undecided || scan.codes.length > 1;
  const share = relates
    ? 0.5
    : scan.focus.length > 0
      ? isFocus(base, scan, candidates[0])
        ? 0.85
        : 0.7
      : asksMore
        ? undecided && subject
          ? 0.75
          : 0.85
        : scan.acts.length > 0 || scan.cues.user !== undefined
          ? 2
          : 1.15;
  const least = relates ? thresholds.choose : thresholds.answer * (asksMore ? 1 : 1.2);
  const needed = Math.max(least, best * share);
  // A guide that has every word of the question may be less like it.
  const leastOfAll = relates
    ? thresholds.choose * 0.6
    : asksMore
      ? Math.max(thresholds.answer * 0.85, best * share)
      : needed;
  const covered = subject?.derived ? 0.9 : relates ? 0.45 : asksMore ? (scan.focus.length > 0 ? 0.55 : 0.6) : 0.85;
  // "Is tungsten a rare earth?" asks about rare earths.
  const groups = scan.mentions.flatMap(({ refs }) => refs).filter(({ id }) => base.topics.get(id)?.kind === 'concept');
  const isAbout = (key: string) => {
    const about = base.guides.get(entryOfKey(key).id)?.about ?? [];
    return groups.length > 0 && groups.every(({ id }) => about.includes(id));
  };
  // Whether a thing may be sent is asked of the thing, which has a verdict, though a guide tells it of many things.
  const isOfThing = subject !== undefined && decided && !asksMore && !relates;
  // What the EU does about scrap is no answer to whether scrap is controlled.
  const isElsewhere = (key: string) =>
    subject !== undefined &&
    scan.cues.intent === 'status' &&
    scan.cues.destination === undefined &&
    (settings.get(key)?.places.size ?? 0) > 0;
  const factorOf = (key: string) => {
    if (!isOfThing) return isElsewhere(key) ? aboutAnother : 1;
    const about = base.guides.get(entryOfKey(key).id)?.about ?? [];
    const told = subject.topics.filter(({ id }) => about.includes(id)).length;
    // A guide about several things named tells of them together.
    if (told > 1 && told === subject.topics.length) return 1;
    return told > 0 ? aboutIt : aboutAnother;
  };
  const isFarCloser = (confidence: number, coverage: number) =>
    !isOfThing && coverage >= 0.7 && confidence >= Math.max(thresholds.answer, best * 1.5) && own.length > 0;
  const enough = candidates
    .filter(({ key }) => key.startsWith('guide:'))
    .filter(
      ({ key, confidence, coverage }) =>
        confidence >= needed * factorOf(key) ||
        (confidence >= leastOfAll * factorOf(key) && (coverage >= 0.9 || (relates && isAbout(key)))) ||
        isFarCloser(confidence, coverage),
    )
    .filter(
      ({ key, confidence, coverage }) =>
        coverage >= covered - (wishes.get(key) === scan.cues.intent && asksMore ? 0.05 : 0) ||
        (coverage >= 0.6 && confidence >= 2 * best) ||
        isFarCloser(confidence, coverage),
    )
    .map((candidate) => ({
      ...candidate,
      rank: candidate.confidence * (wishes.get(candidate.key) === scan.cues.intent ? sameWish : 1),
    }))
    .sort((a, b) => b.rank - a.rank);
  return enough
    .filter(({ rank }) => rank >= (enough[0]?.rank ?? 0) * (scan.cues.intent === 'status' ? close : nearWish))
    .map(({ key, confidence }) => ({ entry: entryOfKey(key), confidence }));
}

/** Whether the likeliest entry is the very rule or document named, or says something of it. */
function isFocus(base: KnowledgeBase, { focus }: Scan, first: Candidate | undefined): boolean {
  const located = first?.key.startsWith('provision:') ? base.provisions.get(entryOfKey(first.key).id) : undefined;
  return focus.some((entry) => keyOfEntry(entry) === first?.key || located?.provision.applies.includes(entry.id));
}

function confidenceOf(candidates: readonly Candidate[], key: string): number {
  return candidates.find((candidate) => candidate.key === key)?.confidence ?? 0;
}
