import type { KnowledgeBase } from '../../core/base.ts';
import type { Localised } from '../../core/localised.ts';
import type { EntryRef } from '../../core/reading.ts';
import { findCalendar } from '../cues/calendar.ts';
import type { Lexicon } from '../cues/lexicon.ts';
import type { Period } from '../cues/period.ts';
import { findPhrases } from '../cues/phrases.ts';
import { toText } from '../cues/text.ts';
import type { Candidate } from '../engine/engine.ts';
import { keyOfEntry, textsOf } from '../naming/entries.ts';
import type { Scan } from '../scan.ts';

/** The places and times, and the kind of thing, that the title of an entry is about. */
export interface Setting {
  places: ReadonlySet<string>;
  periods: readonly Period[];
  /** Places that narrower parties are about. */
  members: ReadonlySet<string>;
  /** Whether it is about know-how rather than goods. */
  knowHow: boolean;
}

export type Settings = ReadonlyMap<string, Setting>;

/** Guides and parties whose title names a place or a time, by key. */
export function buildSettings(base: KnowledgeBase, lexicon: Lexicon): Settings {
  const settings = new Map<string, Setting>();
  const placesIn = (title: Localised) =>
    textsOf(title)
      .flatMap((text) => findPhrases(lexicon.destinations, toText(text)))
      .flatMap(({ values }) => values);
  const add = (ref: EntryRef, title: Localised) => {
    const narrower = ref.kind === 'topic' ? (base.narrower.get(ref.id) ?? []) : [];
    const members = narrower.flatMap((id) => base.topics.get(id)?.name ?? []).flatMap(placesIn);
    const setting = {
      places: new Set(placesIn(title)),
      members: new Set(members),
      knowHow: findPhrases(lexicon.kinds, toText(title.en)).some(({ values }) => values.includes('technology')),
      periods: findCalendar(title.en, '2000-01-01').flatMap(({ period }) => (period === 'bad' ? [] : [period])),
    };
    if (setting.places.size + setting.periods.length + setting.members.size > 0 || setting.knowHow)
      settings.set(keyOfEntry(ref), setting);
  };
  for (const { id, question } of base.guides.values()) add({ kind: 'guide', id }, question);
  for (const { id, kind, name } of base.topics.values()) if (kind === 'party') add({ kind: 'topic', id }, name);
  return settings;
}

/**
 * Candidates without those about another place than the question's, nor, where one is about its time, those about
 * another time; and for goods those about know-how. What is searched for does not hold the words for places
 * and days.
 */
export function fitting(
  settings: Settings,
  { within }: Lexicon,
  { cues }: Scan,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const { destination, asOf } = cues;
  const isThere = (places: ReadonlySet<string>) =>
    destination === undefined ||
    places.size === 0 ||
    places.has(destination) ||
    (within.get(destination) ?? []).some((wider) => places.has(wider));
  const isThen = (periods: readonly Period[]) =>
    asOf !== undefined && periods.some(({ from, to }) => from <= asOf && asOf <= to);
  const settingOf = ({ key }: Candidate) => settings.get(key);
  const isGuide = ({ key }: Candidate) => key.startsWith('guide:');
  const isOnKnowHow = (candidate: Candidate) => settingOf(candidate)?.knowHow === true;
  // Fines for know-how are others than those for goods.
  const onGoods = cues.kind === 'goods' || (cues.kind === undefined && cues.intent === 'penalty');
  const onKnowHow = cues.kind === 'technology' && cues.intent === 'penalty';
  const rival = candidates.find((candidate) => isGuide(candidate) && isOnKnowHow(candidate) === onKnowHow);
  const isKind = (candidate: Candidate) =>
    !(onGoods || onKnowHow) ||
    !isGuide(candidate) ||
    isOnKnowHow(candidate) === onKnowHow ||
    (rival?.confidence ?? 0) < candidate.confidence * 0.7;
  const there = candidates.filter(
    (candidate) => isKind(candidate) && isThere(settingOf(candidate)?.places ?? new Set()),
  );
  const best = there[0]?.confidence ?? 0;
  const local = there.find((candidate) => destination !== undefined && settingOf(candidate)?.places.has(destination));
  const hasLocal = (candidate: Candidate) =>
    destination !== undefined &&
    local !== undefined &&
    local.confidence >= candidate.confidence * 0.5 &&
    settingOf(candidate)?.members.has(destination) === true;
  const timely = there.some((one) => one.confidence >= best * 0.8 && isThen(settingOf(one)?.periods ?? []));
  const meant = there.filter((candidate) => !hasLocal(candidate));
  if (!timely) return meant;
  return meant.filter((candidate) => {
    const periods = settingOf(candidate)?.periods ?? [];
    return periods.length === 0 || isThen(periods);
  });
}
