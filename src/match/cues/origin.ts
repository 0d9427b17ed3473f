import type { DestinationCue } from './destination.ts';
import { findPhrases, type PhraseTable } from './phrases.ts';
import type { Span, Text } from './text.ts';

export interface OriginCue {
  origin: 'china' | 'abroad';
  spans: readonly Span[];
}

/** Whether a shipment starts in China or abroad: said in words, or by a foreign country it leaves from. */
export function readOrigin(
  table: PhraseTable<'china' | 'abroad'>,
  text: Text,
  place: DestinationCue | undefined,
): OriginCue | undefined {
  const found = findPhrases(table, text);
  const abroad = found.filter(({ values }) => values.includes('abroad'));
  if (abroad.length > 0) return { origin: 'abroad', spans: abroad };
  if (place?.origin !== undefined) return { origin: 'abroad', spans: [] };
  return found.length > 0 ? { origin: 'china', spans: found } : undefined;
}
