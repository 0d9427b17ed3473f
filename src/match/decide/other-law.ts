import { overlapsAny, type Span } from '../cues/text.ts';
import type { Scan } from '../scan.ts';

/** "FDA approval", "BIS certification": the first word is the name of whoever gives it. */
const regime =
  /(?<![\p{L}\d-])\p{Lu}{2,6}(?=[\s-]+(?:approv\w*|certifi\w*|registration|registered|complian\w*|marking|listing|label\w*|standards?|filing)\b)/gu;
/** "The AI Act", "the Batteries Regulation", with a name of its own. */
const law = /(?<![\p{L}\d-])(?:\p{Lu}[\p{L}\d-]*\s+){1,4}(?:Act|Directive|Regulation|Ordinance)(?![\p{L}\d])/gu;
/** One of these is in either, and hardly any question has one: far sooner looked for than what stands before it. */
const anyLaw =
  /approv|certifi|regist|complian|marking|listing|label|standard|filing|Act|Directive|Regulation|Ordinance/;

/** Rules and offices of other fields that are named; what the base knows is none. */
export function otherLaws({ text, mentions, acts, cut }: Scan): Span[] {
  if (!anyLaw.test(text.raw)) return [];
  const known: Span[] = [...mentions, ...acts, ...cut];
  return [regime, law]
    .flatMap((shape) => [...text.raw.matchAll(shape)])
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
    .filter((span) => !overlapsAny(span, known));
}
