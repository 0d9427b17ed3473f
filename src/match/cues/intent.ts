import type { Intent } from '../../core/vocabulary.ts';
import { type Found, findPhrases, type PhraseTable } from './phrases.ts';
import type { Text } from './text.ts';

export interface IntentCue {
  intent: Intent;
  found: readonly Found<Intent>[];
}

/** Where several are named, the more particular wish wins: "what is the fine" asks for the fine. */
const order: readonly Intent[] = ['penalty', 'sources', 'changes', 'when', 'why', 'who', 'how', 'what', 'status'];

/** What the asker wants to know; `status` unless words say otherwise. */
export function readIntent(table: PhraseTable<Intent>, text: Text): IntentCue {
  const found = findPhrases(table, text);
  return { intent: strongestIntent(found), found };
}

export function strongestIntent(found: readonly Found<Intent>[]): Intent {
  return order.find((candidate) => found.some(({ values }) => values.includes(candidate))) ?? 'status';
}
