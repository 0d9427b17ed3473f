import type { Day } from '../../core/day.ts';
import type { Cues } from '../../core/reading.ts';
import { overlapsAny, type Span, toText } from '../cues/text.ts';
import type { Read } from '../explanation.ts';
import type { Reader } from '../reader.ts';
import { type Scan, scanQuestion } from '../scan.ts';

/** The clauses of a sentence, and the cues that hold for each of them unless it says otherwise. */
export interface Clauses {
  texts: string[];
  shared: Cues;
}

interface Piece extends Span {
  hasThing: boolean;
  /** The destination, end user, end use and day it names itself; empty when it names none. */
  circumstance: string;
  saysDay: boolean;
}

const boundary =
  /[,;，；、。]|(?<![\p{L}\p{N}])(?:and|or|but|while|also|plus|as well as|und|oder|aber|sowie|außerdem)(?![\p{L}\p{N}])|以及|还有|還有|另外|而|和|そして|また|그리고/giu;

/**
 * "NdFeB to Japan and gallium to the US": a case of its own for each thing. Read as one question it would lose both
 * places, and with them the rule that decides. Undefined for a sentence with fewer than two such clauses.
 */
export function clausesOf(reader: Reader, { scan, things }: Read, today: Day): Clauses | undefined {
  const inside = things.contents?.spans ?? [];
  const named = things.named.filter((thing) => !overlapsAny(thing, inside));
  if (named.length < 2) return undefined;
  const { text, cues } = scan;
  const pieces = piecesOf(text.raw, wholesOf(scan, inside)).map((span): Piece => {
    const own = scanQuestion(reader, toText(text.raw.slice(span.start, span.end)), today);
    const { destination, user, use, asOf } = own.cues;
    const said = [destination, user, use, own.says.day ? asOf : undefined];
    return {
      ...span,
      hasThing: overlapsAny(span, named),
      circumstance: said.every((cue) => cue === undefined) ? '' : JSON.stringify(said),
      saysDay: own.says.day,
    };
  });
  const clauses = gather(pieces);
  const cases = new Set(clauses.flatMap(({ circumstance }) => circumstance || []));
  if (clauses.length < 2 || cases.size < 2) return undefined;
  // "... in 2024?" at the end is said of all; a day in another clause is said of that one.
  const isForAll = clauses.slice(0, -1).every(({ saysDay }) => !saysDay);
  const day = isForAll && cues.asOf !== undefined ? { asOf: cues.asOf } : {};
  return {
    texts: clauses.map(({ start, end }) => text.raw.slice(start, end).trim()),
    shared: { language: cues.language, intent: cues.intent, ...day },
  };
}

/** What no clause ends in: names, codes, days, and places side by side, "to the US and Japan". */
function wholesOf({ mentions, formulas, codes, acts, cut, places }: Scan, inside: readonly Span[]): Span[] {
  const [first] = places;
  const list = first ? [{ start: first.start, end: places.at(-1)?.end ?? first.end }] : [];
  return [...mentions, ...formulas, ...codes, ...acts, ...cut, ...list, ...inside];
}

/** What stands between joining words, but for those that join parts of a name, a place or a day. */
function piecesOf(raw: string, whole: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  for (const { index, 0: found } of raw.matchAll(boundary)) {
    if (overlapsAny({ start: index, end: index + found.length }, whole)) continue;
    pieces.push({ start, end: index });
    start = index + found.length;
  }
  return [...pieces, { start, end: raw.length }];
}

/** A new clause begins with a thing once the one before has both a thing and a case. "Dy and Tb to Japan" is one. */
function gather(pieces: readonly Piece[]): Piece[] {
  const clauses: Piece[] = [];
  for (const piece of pieces) {
    const last = clauses.at(-1);
    if (!last || (piece.hasThing && last.hasThing && last.circumstance !== '')) {
      clauses.push({ ...piece });
      continue;
    }
    last.end = piece.end;
    last.hasThing ||= piece.hasThing;
    last.circumstance = [last.circumstance, piece.circumstance].filter((one) => one !== '').join(' ');
    last.saysDay ||= piece.saysDay;
  }
  return clauses.filter(({ hasThing }) => hasThing);
}
