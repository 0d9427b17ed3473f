import type { KnowledgeBase } from '../../core/base.ts';
import { inLanguage } from '../../core/language.ts';
import type { Place } from '../cues/destination.ts';
import { overlapsAny, type Span, type Text, type Token, toText } from '../cues/text.ts';
import type { Read } from '../explanation.ts';
import { findMentions, isExportable, isOfKind } from '../naming/mentions.ts';
import type { Named } from '../naming/subject.ts';
import type { Reader } from '../reader.ts';
import type { Scan } from '../scan.ts';
import { isStopWord } from '../words/stop-words.ts';

/** One of the things in a list: where it stands, and what it is called when it stands alone. */
interface Item extends Span {
  words: string;
  ids: readonly string[];
}

const mostItems = 20;
const joiner =
  /^\s*(?:(?:[,，、;；/&+]|and|or|und|oder|sowie|plus|as well as|和|与|與|及|以及|或者?|还有|と|や|または|および|及び|ならびに|와|과|및|이나|나|또는|하고|그리고)\s*)+(?:(?:the|die|das|den|der|also|auch|for|für)\s+)*$/iu;
const conjunction = /(?:^|\s)(?:,|and|or|und|oder|sowie)\s*$|[、,，和与與及と와과]\s*$/iu;

/**
 * The questions in one that asks about a list of things: "are Nd, Dy and Tb oxide controlled?" asks for each oxide. Each
 * keeps all the other words. One, for a question that has no list or is about the list as such.
 */
export function itemsOf(reader: Reader, read: Read): string[] {
  const { text } = read.scan;
  if (read.scan.places.length > 1) return byPlace(read.scan);
  if (!asksForEach(read)) return [text.raw];
  const items = withSharedHead(reader, text, runOf(reader, read));
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last || new Set(items.map(({ ids }) => ids.join())).size < 2) return [text.raw];
  const distinct = items.filter(({ ids }, at) => items.findIndex((other) => other.ids.join() === ids.join()) === at);
  return distinct
    .slice(0, mostItems)
    .map(({ words }) => `${text.raw.slice(0, first.start)}${words}${text.raw.slice(last.end)}`);
}

/** "To the US and Japan": once for each place, each with the words that stand before or after one of them. */
function byPlace({ text: { raw }, places }: Scan): string[] {
  const first = places[0] as Place;
  const last = places.at(-1) as Place;
  const lead = raw.slice(first.start, first.name.start).replace(/\bthe\s+$/iu, '');
  const tail = raw.slice(last.name.end, last.end);
  return places.slice(0, mostItems).map(({ start, end, name }) => {
    const before = raw.slice(start, name.start) || lead;
    const after = raw.slice(name.end, end) || tail;
    const [head, rest] = [raw.slice(0, first.start), raw.slice(last.end)];
    return `${head}${before}${raw.slice(name.start, name.end)}${after}${rest}`;
  });
}

/** A guide about several things at once answers for them all, unless nothing was asked but the list. */
export function asksForEach({ decision, evidence, scan }: Read): boolean {
  if (!evidence.inField || decision.confidence === 1) return false;
  const guides = [decision.entry, ...decision.choices.map(({ entry }) => entry)].some(
    (entry) => entry?.kind === 'guide',
  );
  return !guides || (scan.cues.intent === 'status' && isBare(scan));
}

function isBare({ text, understood }: Scan): boolean {
  return text.tokens.every(
    ({ raw, start, end }) =>
      overlapsAny({ start, end }, understood) || isStopWord(raw.toLowerCase()) || joiner.test(raw),
  );
}

/** 镧铈 and 镓锗 name two elements each; other names side by side are one thing. */
function isJoined(base: KnowledgeBase, text: Text, named: readonly Named[], before: Span, after: Span): boolean {
  const between = text.raw.slice(before.end, after.start);
  // An element that is no rare earth is a material here; it has one character as well.
  const isElement = (span: Span) =>
    /^\p{Script=Han}$/u.test(text.raw.slice(span.start, span.end)) ||
    named.some((one) => one.start === span.start && one.end === span.end && isOfKind(base, one.id, ['element']));
  return between === '' ? isElement(before) && isElement(after) : joiner.test(between);
}

/** The things side by side. None when others are named besides, which say what those are for. */
function runOf({ base }: Reader, { scan, things }: Read): Item[] {
  const inside = things.contents?.spans ?? [];
  const spans = [...scan.mentions, ...scan.formulas]
    .filter((span) => things.named.some((named) => named.start === span.start && named.end === span.end))
    .sort((a, b) => a.start - b.start);
  if (spans.some((span) => inside.some((other) => covers(other, span)))) return [];
  const joined = spans.every(
    (span, at) => at === 0 || isJoined(base, scan.text, things.named, spans[at - 1] as Span, span),
  );
  if (!joined) return [];
  return spans.map(({ start, end }) => {
    const ids = things.named.filter((named) => named.start === start && named.end === end).map(({ id }) => id);
    const [id = ''] = ids;
    const written = scan.text.raw.slice(start, end);
    // Some symbols (Y, Sc) are told from letters only by the others beside them.
    const name = scan.formulas.some((formula) => formula.start === start) ? base.topics.get(id)?.name : undefined;
    return { start, end, ids, words: name ? inLanguage(name, scan.cues.language) : written };
  });
}

/** "Nd, Dy and Tb oxide", "mining and separation technology": the head of the last holds for those before it. */
function withSharedHead(reader: Reader, text: Text, run: readonly Item[]): Item[] {
  const last = run.at(-1);
  if (!last) return [];
  const heads = headsOf(text, last);
  const items = run.slice(0, -1).map((item) => named(reader, item, item.words, heads, last) ?? item);
  const [first = last] = run;
  return [...before(reader, text, first, heads, last), ...items, last];
}

/** Ends of the last name, the longest first: "earth oxide", "oxide". */
function headsOf({ raw, tokens }: Text, { start, end }: Item): string[] {
  const inside = tokens.filter((token) => start <= token.start && token.end <= end);
  return inside.slice(1).map((token) => raw.slice(token.start, end));
}

/** Words before the list that are a name only with its head: "mining" before "and separation technology". */
function before(reader: Reader, text: Text, first: Item, heads: readonly string[], last: Item): Item[] {
  const link = conjunction.exec(text.raw.slice(0, first.start));
  if (!link) return [];
  const tokens = text.tokens.filter(({ end }) => end <= link.index + 1 && end <= first.start);
  for (let count = Math.min(4, tokens.length); count > 0; count--) {
    const { start } = tokens.at(-count) as Token;
    const { end } = tokens.at(-1) as Token;
    const found = named(reader, { start, end }, text.raw.slice(start, end), heads, last);
    if (found) return [...before(reader, text, found, heads, last), found];
  }
  return [];
}

function named(
  { base, names }: Reader,
  { start, end }: Span,
  words: string,
  heads: readonly string[],
  last: Item,
): Item | undefined {
  for (const head of heads) {
    const whole = toText(`${words}${/^\p{Script=Latin}/u.test(head) ? ' ' : ''}${head}`);
    const [mention] = findMentions(names, whole);
    const refs = mention?.refs.filter((ref) => isExportable(base, ref)) ?? [];
    const all = mention?.first === 0 && mention.last === whole.tokens.length;
    if (!all || refs.length === 0 || refs.some(({ id }) => last.ids.includes(id))) continue;
    return { start, end, words: whole.raw, ids: refs.map(({ id }) => id) };
  }
  return undefined;
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
