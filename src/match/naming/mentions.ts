import type { KnowledgeBase } from '../../core/base.ts';
import type { EntryRef } from '../../core/reading.ts';
import { isExportableKind, type TopicKind } from '../../core/topic-kind.ts';
import { compilePhrases, findPhrases, type PhraseTable } from '../cues/phrases.ts';
import type { Span, Text } from '../cues/text.ts';
import { keyOfEntry, type Name } from './entries.ts';

/** A topic or act named in a question. */
export interface Mention extends Span {
  /** More than one where a name is shared. */
  refs: EntryRef[];
  /** Token positions, `last` exclusive. */
  first: number;
  last: number;
}

export function compileNames(names: readonly Name[]): PhraseTable<EntryRef> {
  const byKey = new Map<string, EntryRef>();
  return compilePhrases(
    names.map(({ words, ref }) => {
      const key = keyOfEntry(ref);
      const known = byKey.get(key) ?? ref;
      byKey.set(key, known);
      return [words, known] as const;
    }),
  );
}

const shape = /^(?:ring|disc|disk|block|arc|bar|rod|cylinder|tile|sphere|horseshoe)$/i;

/** "Separately" shares its stem with a process. */
const adverb = /^\p{L}+(?:at|al|iv|ic|ed|ing)e?ly$/iu;

/** "Is lithium battery controlled?" shares its stems with the battery controls. */
const predicate = /^(?:controlled|restricted|banned|prohibited|licensed)$/i;

/** The names in a question, also those with a shape in between ("neodymium ring magnets"); of two that overlap the longer one. */
export function findMentions(table: PhraseTable<EntryRef>, text: Text): Mention[] {
  const last = text.tokens.at(-1);
  const tokens = last && predicate.test(last.raw) ? text.tokens.slice(0, -1) : text.tokens;
  const shapeless = tokens.filter(({ raw }) => !shape.test(raw));
  const versions = shapeless.length < tokens.length ? [tokens, shapeless] : [tokens];
  const found = versions.flatMap((version) =>
    findPhrases(table, { raw: text.raw, tokens: version })
      .filter(({ start, end }) => !adverb.test(text.raw.slice(start, end)))
      .map(({ values, start, end }) => ({
        refs: values,
        start,
        end,
        first: text.tokens.findIndex((token) => token.start === start),
        last: text.tokens.findIndex((token) => token.end === end) + 1,
      })),
  );
  const kept: Mention[] = [];
  for (const mention of found.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!kept.some((other) => mention.first < other.last && other.first < mention.last)) kept.push(mention);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Whether the entry is something that can be exported, which a verdict can be about. */
export function isExportable(base: KnowledgeBase, { kind, id }: EntryRef): boolean {
  const topic = kind === 'topic' ? base.topics.get(id) : undefined;
  return topic !== undefined && isExportableKind(topic.kind);
}

export function isGoods(base: KnowledgeBase, id: string): boolean {
  return isOfKind(base, id, ['element', 'material', 'product']);
}

export function isKnowHow(base: KnowledgeBase, id: string): boolean {
  return isOfKind(base, id, ['technology', 'equipment', 'service']);
}

export function isOfKind(base: KnowledgeBase, id: string, kinds: readonly TopicKind[]): boolean {
  const kind = base.topics.get(id)?.kind;
  return kind !== undefined && kinds.includes(kind);
}
