import type { EntryRef, Reading } from '../../core/reading.ts';
import type { Candidate } from '../engine/engine.ts';
import { entryOfKey, keyOfEntry } from '../naming/entries.ts';
import { isOfKind } from '../naming/mentions.ts';
import { byElements, type Subject } from '../naming/subject.ts';
import { byNumber } from './by-number.ts';
import { byCircumstance } from './circumstance.ts';
import { close } from './close-guides.ts';
import { byContrast } from './contrast.ts';
import {
  abstain,
  answer,
  type Considered,
  choose,
  type Decision,
  guideAbout,
  named,
  settle,
  surely,
} from './decision.ts';
import { isOffice } from './general.ts';
import { review } from './review.ts';
import { byWantedKind, usableCandidates } from './wanted.ts';
import { byWish, guideOnWish } from './wish.ts';

/** Decides between what the question names and what it resembles. */
export function decide(considered: Considered): Decision {
  return review(considered, decideAlone(considered));
}

/** What is decided before it is asked how likely that is. */
export function decideAlone(considered: Considered): Decision {
  return byNumber(considered) ?? bySubject(considered) ?? byCircumstance(considered) ?? byLikeness(considered);
}

function bySubject(considered: Considered): Decision | undefined {
  const { subject, evidence } = considered;
  if (!subject) return undefined;
  if (!evidence.inField) return abstain(0, evidence.reason);
  if (considered.scan.originRule) return answer(considered.scan.originRule, named, 'the rule on goods made so abroad');
  const guide = guideAbout(evidence, considered.general);
  if (guide) return guide;
  if (subject.topics.length === 0) return undefined;
  const paper = subject.derived ? undefined : paperAbout(considered, subject);
  if (paper) return paper;
  const choices = subject.topics.map(({ id, ask }) => ({ entry: { kind: 'topic', id } as const, ...(ask && { ask }) }));
  const [first, second] = choices;
  if (!first) return undefined;
  const decision = second ? choose(choices, named, subject.reason) : answer(first.entry, named, subject.reason);
  return subject.reason === byElements ? surely(decision) : decision;
}

/** A licence, document or rule named beside the goods, where the question resembles it more. */
function paperAbout({ base, scan, candidates, thresholds }: Considered, subject: Subject): Decision | undefined {
  const confidence = (key: string) => candidates.find((candidate) => candidate.key === key)?.confidence ?? 0;
  const goods = Math.max(...subject.topics.map(({ id }) => confidence(`topic:${id}`)));
  // A rule named is what is asked about sooner than a licence or document is, which all goods may need.
  const leastOf = ({ id }: EntryRef) => (isOfKind(base, id, ['concept']) ? thresholds.choose : thresholds.answer);
  const [paper] = scan.focus.filter((entry) => confidence(keyOfEntry(entry)) >= Math.max(goods, leastOf(entry)));
  const guide = candidates.find(({ key, coverage }) => key.startsWith('guide:') && coverage >= 0.6);
  if (paper && guide && guide.confidence > confidence(keyOfEntry(paper)))
    return answer(entryOfKey(guide.key), guide.confidence, 'a guide about a rule named beside the goods');
  return paper && answer(paper, confidence(keyOfEntry(paper)), 'a rule or document named beside the goods');
}

/** A choice is offered only between entries that have most of the question's words. */
const fewestShared = 0.6;
/** A guide this many times as likely as the one concept named is what is meant. */
const clearlyCloser = 1.3;

function byLikeness(considered: Considered): Decision {
  const { scan, thresholds, evidence, candidates } = considered;
  const usable = namedFirst(considered, withoutOffices(considered, usableCandidates(considered)));
  const [first] = usable;
  if (!evidence.inField) return abstain(candidates[0]?.confidence ?? 0, evidence.reason);
  const guide = guideAbout(evidence, considered.general);
  if (guide) return guide;
  const wanted = byWantedKind(considered, usable);
  if (wanted) return wanted;
  const onRules =
    considered.subject || (isSure(considered, first) && evidence.anchored) ? undefined : byWish(considered, usable);
  if (onRules) return onRules;
  const mention = considered.subject ? undefined : byMention(considered, first);
  if (!first || first.confidence < thresholds.choose)
    return mention ?? abstain(first?.confidence ?? 0, 'nothing resembles it');
  if (!evidence.anchored) return abstain(first.confidence, 'too little in it belongs to this field');
  const contrast = considered.subject ? undefined : byContrast(considered);
  if (contrast) return contrast;
  const onWish = scan.mentions.length === 1 ? guideOnWish(considered, entryOfKey(first.key)) : undefined;
  if (onWish) return onWish;
  if (first.confidence >= thresholds.answer) return closest(considered, usable, first);
  if (mention) return mention;
  const [, second] = usable;
  const alone = first.coverage >= 0.8 && (second?.confidence ?? 0) < first.confidence * 0.6;
  if (alone && first.key.startsWith('guide:'))
    return answer(entryOfKey(first.key), first.confidence, 'nothing else is like it');
  const likely = usable.filter(({ confidence }) => confidence >= thresholds.choose).slice(0, 3);
  if (likely.length < 2 || first.coverage < fewestShared)
    return abstain(first.confidence, 'not surely the same question');
  return choose(entriesOf(likely), first.confidence, 'not surely the same question');
}

/** "Seltenerden nach Japan": of what is alike, the one thing that is named, where it ranks first. */
function namedFirst({ scan }: Considered, usable: readonly Candidate[]): readonly Candidate[] {
  const [only, ...others] = new Set(scan.mentions.flatMap(({ refs }) => refs.map(keyOfEntry)));
  const named = others.length === 0 ? usable.find(({ key }) => key === only) : undefined;
  if (!named || usable.some(({ score }) => score > named.score)) return usable;
  return [named, ...usable.filter((candidate) => candidate !== named)];
}

/** What an office does may be this much less likely than the office, and is still what is asked about. */
const officeLead = 0.6;

/** "When may MOFCOM refuse a licence?" is about the refusal; "who is MOFCOM?" is about the office. */
function withoutOffices({ base, scan }: Considered, usable: readonly Candidate[]): readonly Candidate[] {
  if (scan.cues.intent === 'who' || scan.cues.intent === 'what') return usable;
  const others = usable.filter(({ key }) => !isOfKind(base, entryOfKey(key).id, ['authority']));
  const [first] = usable;
  const [other] = others;
  return first && other && other.confidence >= first.confidence * officeLead ? others : usable;
}

/** An entry that is answered with anyway, unless it is an authority, which does what is asked about. */
function isSure({ base, thresholds }: Considered, first: Candidate | undefined): boolean {
  if (!first || first.confidence < thresholds.answer) return false;
  const { kind, id } = entryOfKey(first.key);
  return kind !== 'topic' || base.topics.get(id)?.kind !== 'authority';
}

/** The likeliest, unless others with another verdict are about as likely. */
function closest({ sameVerdict, thresholds }: Considered, usable: readonly Candidate[], first: Candidate): Decision {
  const one = entryOfKey(first.key);
  const rivals = usable.filter(
    (other) =>
      other !== first &&
      entryOfKey(other.key).kind === one.kind &&
      other.confidence >= Math.max(thresholds.answer, first.confidence * close) &&
      !sameVerdict(one, entryOfKey(other.key)),
  );
  if (rivals.length === 0) return answer(one, first.confidence, 'resembles it most');
  return choose(entriesOf([first, ...rivals]), first.confidence, 'others are as likely');
}

/** One act or concept named, and nothing that the question resembles more: that is what it is about. */
function byMention(considered: Considered, first: Candidate | undefined): Decision | undefined {
  const { scan, evidence, thresholds, candidates } = considered;
  const refs = new Map(scan.mentions.flatMap((mention) => mention.refs).map((ref) => [keyOfEntry(ref), ref]));
  const weak = scan.acts.filter(({ strong }) => !strong).flatMap(({ ids }) => ids);
  if (refs.size === 0 && weak.length > 0 && evidence.strange.length === 0) {
    return settle(
      weak.map((id) => ({ kind: 'instrument', id })),
      thresholds.answer,
      'a number that only an act has',
    );
  }
  const [only] = refs.values();
  if (refs.size !== 1 || !only || evidence.strange.length > 1) return undefined;
  if (scan.control.length === 0 && evidence.strange.length > 0) return undefined;
  const onWish = guideOnWish(considered, only);
  if (onWish) return onWish;
  const guide = candidates.find(({ key, confidence }) => key.startsWith('guide:') && confidence >= thresholds.choose);
  // "How many people work there?" is not asked here, whatever is known of the authority.
  const isOfOffice = scan.mentions.every((mention) => isOffice(considered.base, mention));
  const isOfDeed = first !== undefined && !isOfKind(considered.base, entryOfKey(first.key).id, ['authority']);
  if (
    isOfOffice &&
    (['how', 'when', 'penalty'].includes(scan.cues.intent) || (isOfDeed && scan.cues.intent === 'status'))
  )
    return undefined;
  const own = candidates.find(({ key }) => key === keyOfEntry(only))?.confidence ?? 0;
  // "How does the exporter apply?" is about applying.
  const isActor = isOfKind(considered.base, only.id, ['party']) && scan.cues.intent === 'how';
  const about = guide && considered.base.guides.get(entryOfKey(guide.key).id)?.about;
  if (
    guide &&
    guide.coverage >= (isActor ? 0.45 : about?.includes(only.id) ? 0.55 : 0.75) &&
    guide.confidence >= Math.max(own, thresholds.choose) * clearlyCloser
  )
    return answer(entryOfKey(guide.key), guide.confidence, 'a guide far more like it than the one thing it names');
  if (guide && about?.includes(only.id) && scan.focus.length > 0 && scan.cues.intent !== 'status') {
    return choose(
      [{ entry: entryOfKey(guide.key) }, { entry: only }],
      guide.confidence,
      'the thing it names, or a guide about it',
    );
  }
  return answer(only, Math.max(thresholds.answer, first?.confidence ?? 0), 'the one thing it names');
}

function entriesOf(candidates: readonly Candidate[]): Reading['choices'] {
  return candidates.map(({ key }) => ({ entry: entryOfKey(key) }));
}
