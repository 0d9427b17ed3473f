import { type KnowledgeBase, narrowerOf, withBroader } from '../../core/base.ts';
import type { FormKind } from '../../core/vocabulary.ts';
import { type Contents, type ElementMention, readContents } from '../cues/composition.ts';
import type { Lexicon } from '../cues/lexicon.ts';
import { compilePhrases, findPhrases, type PhraseTable, wordsOf } from '../cues/phrases.ts';
import type { FormulaCue } from '../cues/symbol.ts';
import { overlapsAny, toText } from '../cues/text.ts';
import type { Scan } from '../scan.ts';
import { textsOf } from './entries.ts';
import { isExportable, isOfKind } from './mentions.ts';
import { familyOf, type Named } from './subject.ts';

/** The exportable things a question names, by name, formula or form, and what it says is in them. */
export interface NamedThings {
  named: Named[];
  contents: Contents | undefined;
}

/** The look-ups that naming needs. */
export interface Namer {
  base: KnowledgeBase;
  lexicon: Lexicon;
  forms: FormTopics;
  elements: PhraseTable<ElementName>;
  carriers: ReadonlySet<string>;
}

export type FormTopics = ReadonlyMap<string, Partial<Record<FormKind, string>>>;

/** For each element the topic of its oxide, its metal and its compounds, told by their names. */
export function buildFormTopics(base: KnowledgeBase, lexicon: Lexicon): FormTopics {
  const topics = new Map<string, Partial<Record<FormKind, string>>>();
  for (const element of lexicon.elements.byTopic.keys()) {
    const forms: Partial<Record<FormKind, string>> = {};
    for (const id of base.narrower.get(element) ?? []) {
      const [form] = findPhrases(lexicon.forms, toText(base.topics.get(id)?.name.en ?? '')).flatMap(
        ({ values }) => values,
      );
      if (form !== undefined) forms[form] ??= id;
    }
    topics.set(element, forms);
  }
  return topics;
}

/** Technologies that are named by a mere word for know-how: drawings, parameters. They may carry any technology. */
export function buildCarriers(base: KnowledgeBase, lexicon: Lexicon): ReadonlySet<string> {
  const isWordForKnowHow = (words: string) => {
    const text = toText(words);
    const all = text.tokens.length;
    return findPhrases(lexicon.kinds, text).some(
      ({ values, first, last }) => values.includes('technology') && last - first === all,
    );
  };
  const carriers = [...base.topics.values()].filter(
    ({ id, kind, made, aliases }) =>
      kind === 'technology' &&
      made === undefined &&
      !base.narrower.has(id) &&
      (aliases?.en ?? []).filter(isWordForKnowHow).length >= 2,
  );
  return new Set(carriers.map(({ id }) => id));
}

/** Drawings of a magnet line are magnet technology: a carrier is the subject only where nothing it carries is named. */
function withoutCarriers(base: KnowledgeBase, carriers: ReadonlySet<string>, named: Named[]): Named[] {
  const carried = named.filter(({ id }) => !carriers.has(id));
  const isMade = ({ id }: Named) => withBroader(base, id).some((thing) => base.makers.has(thing));
  return carried.some((item) => isOfKind(base, item.id, ['technology']) || isMade(item)) ? carried : named;
}

export function nameThings({ base, lexicon, forms, elements, carriers }: Namer, scan: Scan): NamedThings {
  const { text, mentions, formulas } = scan;
  const goods = mentions.filter(({ refs }) =>
    refs.some(({ kind, id }) => kind === 'topic' && isOfKind(base, id, ['product'])),
  );
  const contents = readContents(lexicon.elements, text, elementMentions(elements, lexicon, scan), formulas, goods);
  const named: Named[] = [];
  for (const [mention, { refs, start, end }] of mentions.entries()) {
    for (const ref of refs) if (isExportable(base, ref)) named.push({ id: ref.id, mention, start, end });
  }
  for (const [index, formula] of formulas.entries()) {
    const mention = mentions.length + index;
    for (const id of topicsOf(base, lexicon, forms, formula))
      named.push({ id, mention, start: formula.start, end: formula.end });
  }
  return { named: withoutCarriers(base, carriers, inForm(lexicon, forms, scan, named, contents)), contents };
}

function topicsOf(base: KnowledgeBase, lexicon: Lexicon, forms: FormTopics, { elements, form }: FormulaCue): string[] {
  const topics = elements.map((symbol) => lexicon.elements.bySymbol.get(symbol)).filter((id) => id !== undefined);
  if (form) return topics.map((id) => forms.get(id)?.[form] ?? id);
  const family = elements.length > 1 ? familyOf(base, new Set(elements)) : undefined;
  if (family !== undefined) return [family];
  return elements.length > 1 ? topics.map((id) => forms.get(id)?.metal ?? id) : topics;
}

/** "Dysprosium ... as oxide": an element with one form named elsewhere in the question is that form. */
function inForm(
  lexicon: Lexicon,
  forms: FormTopics,
  { text, mentions }: Scan,
  named: Named[],
  contents: Contents | undefined,
): Named[] {
  const elements = named.filter((item) => forms.has(item.id) && !overlapsAny(item, contents?.spans ?? []));
  const words = findPhrases(lexicon.forms, text).filter(
    (word) => !mentions.some(({ start, end }) => start <= word.start && word.end <= end),
  );
  const kinds = new Set(words.flatMap(({ values }) => values));
  const [form] = kinds;
  if (form === undefined || kinds.size > 1 || elements.length !== named.length) return named;
  return named.map((item) => ({ ...item, id: forms.get(item.id)?.[form] ?? item.id }));
}

/** An element or a group of elements, by one of its names. */
export interface ElementName {
  symbols: readonly string[];
  group: boolean;
}

/** The names of elements, and of groups of them such as the heavy rare earths. */
export function buildElementNames(base: KnowledgeBase, lexicon: Lexicon): PhraseTable<ElementName> {
  const { byTopic } = lexicon.elements;
  return compilePhrases(
    [...base.topics.values()].flatMap(({ id, kind, name, aliases }) => {
      const symbol = byTopic.get(id);
      const within = kind === 'concept' ? narrowerOf(base, id).flatMap((narrower) => byTopic.get(narrower) ?? []) : [];
      const value: ElementName = { symbols: symbol === undefined ? within : [symbol], group: symbol === undefined };
      if (value.symbols.length === 0) return [];
      return [...textsOf(name), ...wordsOf(aliases)].map((words) => [words, value] as const);
    }),
  );
}

/** The elements a question names, with symbols in either case, and German compounds like dysprosiumfrei. */
function elementMentions(
  names: PhraseTable<ElementName>,
  lexicon: Lexicon,
  { text, formulas }: Scan,
): ElementMention[] {
  const { bySymbol } = lexicon.elements;
  const found: ElementMention[] = findPhrases(names, text).flatMap(({ values, start, end }) =>
    values.slice(0, 1).map(({ symbols, group }) => ({ symbols, group, start, end })),
  );
  for (const { elements, form, start, end } of formulas) {
    if (form === undefined && elements.length > 0 && elements.every((symbol) => bySymbol.has(symbol)))
      found.push({ symbols: elements, group: false, start, end });
  }
  for (const { raw, start, end } of text.tokens) {
    if (overlapsAny({ start, end }, found)) continue;
    const symbol = `${raw.charAt(0).toUpperCase()}${raw.slice(1)}`;
    if (/^[a-z]{2}$/.test(raw) && bySymbol.has(symbol) && !wordsLikeSymbols.has(raw)) {
      found.push({ symbols: [symbol], group: false, start, end });
    }
    const compound = germanCompound.exec(raw.toLowerCase());
    const inner = compound && findPhrases(names, toText(compound[1] ?? ''))[0]?.values[0];
    if (compound && inner) found.push({ ...inner, start, end: start + (compound[1] ?? '').length });
  }
  return found;
}

const wordsLikeSymbols = new Set([
  'er',
  'in',
  'la',
  'ho',
  'te',
  'mo',
  'eu',
  'pr',
  'sc',
  'bi',
  'ce',
  'ga',
  'sm',
  'pm',
  'tm',
  'ag',
]);
const germanCompound = /^(\p{L}{5,}?)(?:frei|haltig|dotiert|legiert|arm)\p{L}*$/u;
