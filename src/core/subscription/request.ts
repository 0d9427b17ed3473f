import type { CommandContext } from '../command.ts';
import type { Language } from '../language.ts';
import type { SubscriptionFilter, SubscriptionWish } from '../subscription.ts';
import { takeTime } from './clock-time.ts';
import { bare, isEverything, splitWords } from './filler.ts';
import { readLanguage } from './language-name.ts';
import { takeQuiet } from './quiet.ts';
import { takeDays } from './rhythm.ts';
import { piecesOf, type Scrap } from './scrap.ts';
import { exactTopics, type NamedTopics, topicsNamed } from './topics.ts';
import { takeZone } from './zone.ts';

/** What a line asks for. What it does not speak of is absent. */
export type SubscriptionRequest = Partial<Omit<SubscriptionWish, 'filter'>> & Partial<SubscriptionFilter>;

/** Something in a line that was not understood, as it was written. */
export type Trouble =
  | { kind: 'unknown' | 'offset' | 'zone' | 'time' | 'twice'; written: string }
  | { kind: 'choose'; written: string; choices: string[] };

export interface ReadRequest {
  request: SubscriptionRequest;
  /** Empty when every word was understood, or is one that says nothing. */
  troubles: Trouble[];
}

type Reader = Pick<CommandContext, 'base' | 'read' | 'today'>;

/**
 * Reads what somebody wrote after "subscribe", in any of the five languages and in any order: topics, a time of day, a
 * zone, days, a language, and whether quiet days are told.
 */
export function readRequest(input: string, reader: Reader): ReadRequest {
  const scrap: Scrap = { text: input.normalize('NFKC') };
  const request: SubscriptionRequest = {};
  const troubles: Trouble[] = [];

  const quiet = takeQuiet(scrap);
  if (quiet !== null) request.quiet = quiet;
  readZone(scrap, request, troubles);
  Object.assign(request, takeDays(scrap));
  readTime(scrap, request, troubles);

  const topics: string[] = [];
  for (const piece of piecesOf(scrap)) readPiece(bare(piece), reader, { request, troubles, topics });
  if (topics.length > 0) request.topics = [...new Set(topics)];
  return { request, troubles };
}

function readZone(scrap: Scrap, request: SubscriptionRequest, troubles: Trouble[]): void {
  for (let zone = takeZone(scrap); zone !== null; zone = takeZone(scrap)) {
    if (zone.kind === 'offset') troubles.push({ kind: 'offset', written: zone.written });
    else if (zone.kind === 'unknown') troubles.push({ kind: 'zone', written: zone.written });
    else if (request.zone !== undefined && request.zone !== zone.zone)
      troubles.push({ kind: 'twice', written: zone.zone });
    else request.zone = zone.zone;
  }
}

function readTime(scrap: Scrap, request: SubscriptionRequest, troubles: Trouble[]): void {
  const first = takeTime(scrap);
  if (first === null) return;
  if (first.time === null) troubles.push({ kind: 'time', written: first.written });
  else request.time = first.time;
  const second = takeTime(scrap);
  if (second !== null) troubles.push({ kind: 'twice', written: second.written });
}

interface Found {
  request: SubscriptionRequest;
  troubles: Trouble[];
  topics: string[];
}

/** A piece names a language, everything, a topic, or several of these with words like "and" between them. */
function readPiece(piece: string, reader: Reader, found: Found): void {
  if (piece === '' || readSimple(piece, found)) return;
  const parts = exactTopics(piece, reader.base) === null ? partsOf(piece, reader) : [piece];
  if (parts.length > 1) for (const part of parts) readPiece(part, reader, found);
  else keep(topicsNamed(piece, reader), piece, found);
}

const conjunctions = /\s+(?:and|und|&|sowie|or|oder)\s+|\s*[和与及と]\s*|(?:와|과|하고)\s+/iu;

/** Names that stand side by side, or with an "and" between them. */
function partsOf(piece: string, { base }: Reader): string[] {
  const words = splitWords(piece);
  if (words.every((word) => isSimple(word) || exactTopics(word, base) !== null)) return words;
  return piece.split(conjunctions).map(bare);
}

function isSimple(word: string): boolean {
  return readLanguage(word) !== null || isEverything(word);
}

function readSimple(piece: string, { request }: Found): boolean {
  const language: Language | null = readLanguage(piece);
  if (language !== null) request.language = language;
  else if (isEverything(piece)) request.topics = null;
  else return false;
  return true;
}

function keep(named: NamedTopics, written: string, { topics, troubles }: Found): void {
  if (named.kind === 'topics') topics.push(...named.topics);
  else if (named.kind === 'choose') troubles.push({ kind: 'choose', written, choices: named.choices });
  else troubles.push({ kind: 'unknown', written });
}
