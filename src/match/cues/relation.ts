import type { Span } from './text.ts';

/** How a question places itself relative to a time it names. */
export type Relation = 'on' | 'before' | 'after' | 'since' | 'from' | 'until' | 'as_of';

export interface Placed {
  relation: Relation;
  /** The time with the words that place it. */
  span: Span;
}

const article = '(?:the\\s+|dem\\s+|der\\s+|den\\s+|die\\s+|das\\s+|dieser\\s+|this\\s+)?(?:day\\s+of\\s+)?';
const latinBefore: readonly [Relation, string][] = [
  ['before', 'before|prior to|ahead of|vor|bis vor|earlier than'],
  ['until', 'until|till|up to|through|bis zum|bis'],
  ['after', 'after|following|post|nach|later than'],
  ['since', 'since|ever since|seit|seit dem'],
  ['from', 'starting|starting from|as from|effective|from|beginning|ab|ab dem'],
  ['as_of', 'as of|as at|per|zum|stand|valid on|by'],
  ['on', 'during|on|in|at|at the time of|within|throughout|am|im|in der|während|während der|waehrend|zur zeit'],
];
const beforeShapes = latinBefore.map(
  ([relation, words]) => [relation, new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})\\s+${article}$`, 'iu')] as const,
);

/** zh, ja and ko put the word after; 自, 从 and 截至 before. */
const unspacedBefore: readonly [Relation, RegExp][] = [
  ['as_of', /(?:截至|截止到?|截止)\s*$/u],
  ['from', /(?:自从?|从|從)\s*$/u],
  ['on', /(?:在|于|於)\s*$/u],
];
const unspacedAfter: readonly [Relation, RegExp][] = [
  // 전 and 후 begin many words: 전구체 is a precursor.
  ['before', /^\s*(?:的)?(?:(?:之前|以前|より前|の前|前に|前)(?!年|期)|이전|전에|전까지|전(?!\p{Script=Hangul}))/u],
  ['after', /^\s*(?:的)?(?:之后|之後|以后|以後|以降|より後|の後|后|後|이후|후에|후(?!\p{Script=Hangul}))/u],
  ['since', /^\s*(?:以来|以來|来ずっと|이래)/u],
  ['from', /^\s*(?:起|开始|開始|から|부터)/u],
  ['until', /^\s*(?:为止|まで|까지)/u],
  ['as_of', /^\s*(?:时点で?|時点で?|現在|기준|시점)/u],
  ['on', /^\s*(?:期间|期間中?|的时候|时|時|の間|に|には|中に|동안|중에)|^(?:에는|에)/u],
];

/** Reads the preposition before a time, or the postposition after it; undefined where there is none. */
export function placeOf(raw: string, { start, end }: Span): Placed | undefined {
  const before = raw.slice(0, start);
  const after = raw.slice(end);
  for (const [relation, shape] of unspacedAfter) {
    const match = shape.exec(after);
    if (!match) continue;
    const lead = unspacedBefore.map(([, opening]) => opening.exec(before)).find((opening) => opening !== null);
    return { relation, span: { start: lead?.index ?? start, end: end + match[0].length } };
  }
  for (const [relation, shape] of [...beforeShapes, ...unspacedBefore]) {
    const match = shape.exec(before);
    if (match) return { relation, span: { start: match.index, end } };
  }
  return undefined;
}
