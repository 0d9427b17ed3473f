import type { CueKind } from '../../core/vocabulary.ts';
import { type Found, findPhrases, type PhraseTable } from './phrases.ts';
import type { Span, Text } from './text.ts';

export interface KindCue {
  kind: CueKind;
  found: Found<CueKind>[];
}

/** A word for goods names what a technology is about ("magnet technology"), so it gives way to the others. */
const order: readonly CueKind[] = ['technology', 'service', 'equipment', 'goods'];

/** Whether a question is about goods, know-how, equipment or services. Words inside `taken` belong to something else. */
export function readKind(
  table: PhraseTable<CueKind>,
  text: Text,
  taken: readonly Span[] = [],
  names: readonly Span[] = [],
  goods: readonly Span[] = [],
): KindCue | undefined {
  const named = findPhrases(table, text).filter(
    (phrase) =>
      !taken.some((span) => covers(span, phrase) && !covers(phrase, span)) &&
      // "MRI machine" names goods, and so does Windkraftanlage.
      !(
        phrase.values.includes('equipment') &&
        (goods.some((name) => covers(name, phrase)) ||
          names.some((name) => covers(name, phrase) && !covers(phrase, name)))
      ),
  );
  const aside = names.filter((name) => isSetAside(text.raw, name));
  const wanted = named.filter(
    (phrase) =>
      !isSetAside(text.raw, phrase) &&
      !aside.some((name) => covers(name, phrase)) &&
      !(phrase.values.includes('equipment') && names.some((name) => isPurposeOf(text.raw, name, phrase))),
  );
  const found = wanted.length > 0 ? wanted : named;
  const kind = order.find((candidate) => found.some(({ values }) => values.includes(candidate)));
  return kind && { kind, found: found.filter(({ values }) => values.includes(kind)) };
}

const asideBefore =
  /(?:\bnot\s+(?:for\s+|about\s+|the\s+|any\s+|its\s+|their\s+|a\s+)*|\b(?:rather\s+than|instead\s+of)\s+(?:the\s+|any\s+)?|\b(?:no|without)\s+(?:any\s+)?(?:(?:process|production|manufacturing|technical|related)\s+)?|\b(?:nicht|statt|ohne|keine?)\s+(?:um\s+|für\s+)?(?:die\s+|das\s+|der\s+)?|而?不是|而非|不涉及|不包括)$/iu;
const asideAfter =
  /^\s*(?:[,.;:!?)，。；：！？]|$|at all|just|only|(?:know-how|technology|data|documents?)\s*(?:[,.;:!?)]|$)|transfer(?:\s+involved)?\s*(?:[,.;:!?)]|$)|involved|included|attached)/iu;
const asideEnding =
  /^\s*(?:そのもの)?(?:ではな(?:い|く)|じゃな(?:い|く)|は(?:要らない|不要|いらない|含まない))|^\s*(?:말고|[이가은는]?\s*아니(?:라|고))/u;

/** "Magnets for washing machines" are magnets. */
function isPurposeOf(raw: string, name: Span, phrase: Span): boolean {
  return (
    name.end <= phrase.start && /^\s+(?:\p{L}+\s+)?(?:for|für)\s+[^,.;:?!]*$/iu.test(raw.slice(name.end, phrase.start))
  );
}

/** "The magnets, not the technology": a kind named only to say that it is not meant. */
export function isSetAside(raw: string, { start, end }: Span): boolean {
  const after = raw.slice(end);
  return asideEnding.test(after) || (asideAfter.test(after) && asideBefore.test(raw.slice(0, start)));
}

/** "Application process" is about applying, not about a process. */
function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
