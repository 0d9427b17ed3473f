import { type Found, findPhrases, type PhraseTable } from './phrases.ts';
import { overlapsAny, type Span, type Text } from './text.ts';

export interface DestinationCue {
  /** Undefined when several are named: the rule for one of them is not the rule for both. */
  destination?: string;
  /** A foreign country the shipment leaves from. */
  origin?: string;
  spans: Span[];
  /** Several places side by side that the goods go to, in order. */
  several: Place[];
}

/** A place with the words that say the goods go there. */
export interface Place extends Span {
  /** The name alone. */
  name: Span;
}

type Role = 'destination' | 'origin' | 'plain';

const toBefore =
  /(?:\b(?:to|for|into|towards|in|nach|für|fuer|in die|an)\s+(?:(?:the|a|an|our|my|die|den|das|eine[nrm]?|unsere[nrm]?)\s+)?|对|對|対|대|向|往|到|至|给|給|输往|出口)\s*$/iu;
const toAfter = /^\s*(?:向け|への?|に(?!お|あ)|まで|行き)|^(?:로|으로|에(?!서)|향)/u;
const fromBefore =
  /(?:\b(?:from|out of|leaving|via|(?:made|produced|manufactured|assembled|processed|machined|sintered|finished|magneti[sz]ed|located|based|hergestellt|gefertigt|montiert) in|aus|von)\s+(?:(?:the|a|an|our|my|der|den)\s+)?|从|從|自|由)\s*$/iu;
const fromAfter =
  /^[\s-]+(?:made|built|produced|manufactured|assembled)\b|^\s*(?:から|より|에서|产|製|제\b|(?:工厂|工廠|的工厂)?(?:造|做|制造|製造|生产|生產|加工)(?:的|出)|(?:の?工場)?(?:製|で(?:作|生産|製造|加工))|の?工場(?:の?製品)|\s*공장\s*(?:제품|에서\s*만))/u;
/** "To the US and Japan": what is said of the first holds for the second. */
const joiner = /^\s*(?:,|\/|&|and|or|und|oder|和|、|及|与|と|や|와|과)\s*(?:the\s+)?$/iu;
/** "A buyer from Germany" is where the goods go. */
const personBefore =
  /\b(?:customer|client|buyer|company|companies|firm|user|importer|party|partner|kunden?|käufer|firma|unternehmen)\s+$/iu;

/** Where the goods go, and the foreign country they come from. Words inside `taken` name something else. */
export function readDestination(
  table: PhraseTable<string>,
  within: ReadonlyMap<string, readonly string[]>,
  text: Text,
  taken: readonly Span[] = [],
): DestinationCue | undefined {
  const found = findPhrases(table, text).filter((place) => !overlapsAny(place, taken));
  if (found.length === 0) return undefined;
  const placed: { place: Found<string>; role: Role }[] = [];
  for (const place of found) {
    const before = placed.at(-1);
    const joined = before !== undefined && joiner.test(text.raw.slice(before.place.end, place.start));
    placed.push({ place, role: joined ? before.role : roleOf(text.raw, place) });
  }
  const pick = (role: Role) =>
    mostParticular(
      placed.filter((item) => item.role === role).map((item) => item.place),
      within,
    );

  const destination = placed.some(({ role }) => role === 'destination') ? pick('destination') : pick('plain');
  const origin = pick('origin');
  return {
    ...(destination !== undefined && { destination }),
    ...(origin !== undefined && { origin }),
    spans: placed.map(({ place }) => withPreposition(text.raw, place)),
    several:
      destination === undefined
        ? sideBySide(
            text.raw,
            placed.filter(({ role }) => role !== 'origin').map(({ place }) => place),
          )
        : [],
  };
}

/** "To the US and to Japan": the places, if nothing but joining words stands between them. */
function sideBySide(raw: string, places: readonly Found<string>[]): Place[] {
  const found = places.map((place) => ({
    ...withPreposition(raw, place),
    name: { start: place.start, end: place.end },
  }));
  const joined = found.every(({ start }, at) => at === 0 || joiner.test(raw.slice(found[at - 1]?.end, start)));
  return joined && new Set(places.map(({ values }) => values[0])).size > 1 ? found : [];
}

function roleOf(raw: string, { start, end }: Span): Role {
  // Some names of places hold their preposition: "to the us", which without it is another word.
  const own = /^(?:to|for|in|from)\s+(?:the\s+)?/iu.exec(raw.slice(start, end))?.[0] ?? '';
  const before = raw.slice(0, start + own.length);
  const after = raw.slice(end);
  const from = fromBefore.exec(before);
  if (from) return personBefore.test(before.slice(0, from.index)) ? 'destination' : 'origin';
  if (fromAfter.test(after)) return 'origin';
  return toBefore.test(before) || toAfter.test(after) ? 'destination' : 'plain';
}

/** The one place named, or the one that lies within all others named; undefined for two that stand side by side. */
function mostParticular(places: Found<string>[], within: ReadonlyMap<string, readonly string[]>): string | undefined {
  const ids = [...new Set(places.flatMap(({ values }) => values.slice(0, 1)))];
  return ids.find((id) => ids.every((other) => other === id || within.get(id)?.includes(other)));
}

function withPreposition(raw: string, { start, end }: Span): Span {
  const lead = toBefore.exec(raw.slice(0, start)) ?? fromBefore.exec(raw.slice(0, start));
  const tail = toAfter.exec(raw.slice(end)) ?? fromAfter.exec(raw.slice(end));
  return { start: lead?.index ?? start, end: end + (tail?.[0].length ?? 0) };
}
