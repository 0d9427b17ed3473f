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
export function readKind(table: PhraseTable<CueKind>, text: Text, taken: readonly Span[] = []): KindCue | undefined {
  const found = findPhrases(table, text).filter((phrase) => !taken.some((span) => covers(span, phrase)));
  const kind = order.find((candidate) => found.some(({ values }) => values.includes(candidate)));
  return kind && { kind, found: found.filter(({ values }) => values.includes(kind)) };
}

/** "Application process" is about applying, not about a process. */
function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
