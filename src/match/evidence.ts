import type { EntryRef } from '../core/reading.ts';
import { foreignElements } from './cues/symbol.ts';
import { canonical, overlapsAny, type Span, type Text } from './cues/text.ts';
import type { Candidate } from './engine.ts';
import { entryOfKey } from './entries.ts';
import type { Scan } from './scan.ts';
import { isStopWord } from './stop-words.ts';
import type { Subject } from './subject.ts';

/** How far a question belongs to the field of the base. */
export interface Evidence {
  /** Nothing in it says that it is about something else. */
  inField: boolean;
  /** It names something of the field, or is worded almost as an entry is. */
  anchored: boolean;
  reason: string;
  /** Words that nothing in the base knows. */
  strange: string[];
  /** The guides it resembles enough to be answered with, likeliest first. */
  guides: { entry: EntryRef; confidence: number }[];
}

export interface Weighed {
  scan: Scan;
  subject: Subject | undefined;
  /** Words without an entry, from the engine. */
  unknown: readonly string[];
  concepts: readonly string[];
  candidates: readonly Candidate[];
  thresholds: { answer: number; choose: number };
  /** The wordings of an entry. */
  phrasings: ReadonlyMap<string, readonly string[]>;
  /** Words that are the whole name of a topic. */
  knownElements: ReadonlySet<string>;
  /** Whether any rule decides the subject. */
  decided: boolean;
}

/** Two candidates this close are not told apart by likeness. */
export const close = 0.92;
/** Customers and towns may stand in a question that speaks of control; more unknown words than these may not. */
const mostStrange = 3;
/** A question about prices has to be worded like an entry that has the word, this much above the usual. */
const sureOfElsewhere = 2;

export function weigh(weighed: Weighed): Evidence {
  const { scan, unknown, candidates, concepts, knownElements, thresholds } = weighed;
  const strange = strangeWords(scan, unknown);
  const [first] = candidates;
  const sure = thresholds.answer * 1.6;
  const alike = first !== undefined && (first.coverage >= 0.8 || (first.coverage >= 0.6 && first.confidence >= sure));
  const named =
    concepts.filter((concept) => /^(?:topic|instrument):/.test(concept)).length +
    scan.mentions.length +
    scan.acts.length +
    scan.codes.length +
    scan.formulas.length;
  const anchored = alike || named > 0 || scan.cues.user !== undefined || scan.cues.use !== undefined;
  const { inField, reason } = fieldOf(weighed, strange);
  const foreign = foreignElements(scan.text, knownElements, [...scan.mentions, ...scan.beside]);
  return {
    inField: inField && foreign.length === 0,
    reason: foreign.length > 0 ? 'an element the base does not know' : reason,
    anchored,
    strange,
    guides: closeGuides(weighed),
  };
}

function fieldOf(
  { scan, subject, candidates, phrasings, thresholds }: Weighed,
  strange: readonly string[],
): { inField: boolean; reason: string } {
  const best = candidates[0];
  const about = best && phrasings.get(best.key);
  const elsewhere = scan.elsewhere.filter((span) => !scan.mentions.some((mention) => overlapsAny(span, [mention])));
  const asked = best !== undefined && best.coverage >= 0.9 && best.confidence >= thresholds.answer * sureOfElsewhere;
  const unanswered = elsewhere.filter(
    (span) => !asked || !about?.some((phrasing) => holdsWords(phrasing, scan.text, span)),
  );
  if (unanswered.length > 0) return { inField: false, reason: 'about something the base does not treat' };
  if (!subject && strange.length > 0 && (best?.coverage ?? 0) < 0.5)
    return { inField: false, reason: `not known: ${strange.join(', ')}` };
  if (!subject) return { inField: true, reason: '' };

  const { cues } = scan;
  const goesTo = cues.destination !== undefined || cues.user !== undefined || cues.use !== undefined;
  const cased =
    goesTo ||
    cues.origin !== undefined ||
    (scan.kind !== undefined && scan.kind.kind !== 'goods') ||
    scan.acts.length > 0;
  const limit = scan.control.length > 0 ? mostStrange : goesTo || subject.derived ? 2 : cased ? 1 : 0;
  if (strange.length > limit) return { inField: false, reason: `too many unknown words: ${strange.join(', ')}` };
  const spoken = scan.control.length > 0 || cased || subject.derived || isBare(scan);
  return { inField: spoken || strange.length === 0, reason: spoken ? '' : 'does not speak of control' };
}

/** Nothing but names, cues and small words: "dysprosium oxide?" */
function isBare({ text, understood }: Scan): boolean {
  return text.tokens.every((token) => overlapsAny(token, understood) || isStopWord(token.raw.toLowerCase()));
}

function strangeWords({ text, understood }: Scan, unknown: readonly string[]): string[] {
  const lower = text.raw.toLowerCase();
  return unknown.filter((word) => {
    // Numbers, units, and the endings that a segmenter cuts off Japanese verbs.
    if (/^[\d.,]+$|^[a-z]{1,2}$|^[\p{Script=Hiragana}]{1,3}$/u.test(word)) return false;
    const start = lower.indexOf(word);
    return start < 0 || !overlapsAny({ start, end: start + word.length }, understood);
  });
}

function holdsWords(phrasing: string, text: Text, { start, end }: Span): boolean {
  return ` ${canonical(phrasing)} `.includes(` ${canonical(text.raw.slice(start, end))} `);
}

/**
 * Against a named subject a guide must be clearly the closer one, unless the question asks for more than a status: how,
 * who, why, or whether one thing is another ("is tungsten a rare earth?").
 */
function closeGuides({ candidates, subject, scan, thresholds, decided }: Weighed): Evidence['guides'] {
  if (subject?.derived) return [];
  const own = subject?.topics.map(({ id }) => confidenceOf(candidates, `topic:${id}`)) ?? [];
  const best = subject ? Math.max(0, ...own) : Math.max(0, ...candidates.map(({ confidence }) => confidence));
  const relates =
    scan.control.length + scan.acts.length === 0 && scan.cues.user === undefined && scan.mentions.length > 1;
  const asksMore = scan.cues.intent !== 'status' || scan.focus.length > 0 || !decided;
  const share = relates ? 0.5 : scan.focus.length > 0 ? 0.7 : asksMore ? 0.85 : scan.acts.length > 0 ? 2 : 1.15;
  const least = relates ? thresholds.choose : thresholds.answer * (asksMore ? 1 : 1.2);
  const needed = Math.max(least, best * share);
  const covered = asksMore || relates ? 0.6 : 0.85;
  const enough = candidates
    .filter(({ key, confidence, coverage }) => key.startsWith('guide:') && confidence >= needed && coverage >= covered)
    .sort((a, b) => b.confidence - a.confidence);
  return enough
    .filter(({ confidence }) => confidence >= (enough[0]?.confidence ?? 0) * close)
    .map(({ key, confidence }) => ({ entry: entryOfKey(key), confidence }));
}

function confidenceOf(candidates: readonly Candidate[], key: string): number {
  return candidates.find((candidate) => candidate.key === key)?.confidence ?? 0;
}
