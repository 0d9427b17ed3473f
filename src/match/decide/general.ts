import { type KnowledgeBase, narrowerOf } from '../../core/base.ts';
import type { Intent } from '../../core/vocabulary.ts';
import { cutSpans, type Span, toText } from '../cues/text.ts';
import type { Candidate } from '../engine/engine.ts';
import { find } from '../find.ts';
import { isGoods, isKnowHow, isOfKind, type Mention } from '../naming/mentions.ts';
import type { NamedThings } from '../naming/naming.ts';
import type { Reader } from '../reader.ts';
import type { Scan } from '../scan.ts';

/** Wishes that one guide meets for most things: the fine, the authority, the application. */
const general: readonly Intent[] = ['penalty', 'who', 'how'];
/** Of which this many of the words must be the guide's. */
const leastCoverage = 0.6;

/**
 * The guide that answers a wish whatever it is about: "what is the fine for exporting terbium?" is answered as it is
 * for any other goods. Likest to the question once the things named are cut out of it; undefined where none is like it.
 */
export function generalGuide(reader: Reader, scan: Scan, things: NamedThings): Candidate | undefined {
  const offices = scan.mentions.filter((mention) => isOffice(reader.base, mention));
  const groups = scan.mentions.filter(({ refs }) => refs.some(({ id }) => isGroup(reader.base, id)));
  const goods = general.includes(scan.cues.intent) ? [...things.named, ...groups] : [];
  const named: Span[] = [...offices, ...goods];
  // Know-how has an authority, an application and fines of its own.
  const isKnowHowNamed = things.named.some(({ id }) => isKnowHow(reader.base, id)) || scan.kind?.kind === 'technology';
  // "What if MOFCOM refuses?" is about the refusal.
  const isOnRule = goods.length === 0 && scan.focus.some(({ id }) => isOfKind(reader.base, id, ['concept']));
  if (named.length === 0 || isKnowHowNamed || isOnRule) return undefined;
  const rest = toText(cutSpans(scan.text.raw, [...scan.cut, ...named]));
  const found = find(reader, rest).candidates.toSorted((a, b) => b.confidence - a.confidence);
  const [best] = found;
  const isLike =
    best?.key.startsWith('guide:') &&
    best.confidence >= reader.engine.thresholds.answer * 0.8 &&
    best.coverage >= leastCoverage;
  if (isLike) return best;
  // Whatever else is told, who asks for the fine wants the guide on fines; those on know-how are not for goods.
  const onFines = found.find(
    ({ key, confidence }) =>
      reader.wishes.get(key) === 'penalty' &&
      !reader.settings.get(key)?.knowHow &&
      confidence >= reader.engine.thresholds.choose * 0.6,
  );
  return scan.cues.intent === 'penalty' && goods.length > 0 ? onFines : undefined;
}

/** "Rare earths" is no thing, but stands for things. */
export function isGroup(base: KnowledgeBase, id: string): boolean {
  return isOfKind(base, id, ['concept']) && narrowerOf(base, id).some((one) => isGoods(base, one));
}

/** An authority is who does what is asked about, not what is asked about. */
export function isOffice(base: KnowledgeBase, { refs }: Mention): boolean {
  return refs.every(({ kind, id }) => kind === 'topic' && base.topics.get(id)?.kind === 'authority');
}
