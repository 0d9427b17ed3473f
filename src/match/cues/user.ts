import { findPhrases, type PhraseTable } from './phrases.ts';
import type { Span, Text } from './text.ts';

export interface NamedCue {
  id: string;
  spans: Span[];
}

/**
 * The end user or end use that a question names; the same reader serves both. The longest words win, so that
 * "military end use" is not cut down to "military". Words after a negation ("not for military use") do not count.
 */
export function readUser(table: PhraseTable<string>, text: Text): NamedCue | undefined {
  const found = findPhrases(table, text).filter(({ start, end }) => !isNegated(text.raw, start, end));
  const [longest] = found.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  const id = longest?.values[0];
  if (id === undefined) return undefined;
  return { id, spans: found.filter(({ values }) => values.includes(id)) };
}

const negatedBefore =
  /(?:\b(?:not?|non|never|without|exclud(?:ing|es|ed)|except(?:ing|\s+for)?|other\s+than|outside(?:\s+of)?|isn['’]?t|aren['’]?t|kein\w*|nicht|ohne|außer|ausgenommen)(?:[\s-]+(?:for|to|in|a|an|any|the|für|an|die|das|den))*[\s-]*|非|不用于|不是|不属于|不涉及|无|除)$/iu;
const negatedAfter = /^\s*(?:ではない|でない|じゃない|以外|を除|[이가은는]?\s*아닌|[이가은는]?\s*아니|[을를]?\s*제외)/u;

function isNegated(raw: string, start: number, end: number): boolean {
  return negatedBefore.test(raw.slice(0, start)) || negatedAfter.test(raw.slice(end));
}
