import type { Candidate } from '../engine/engine.ts';
import { entryOfKey } from '../naming/entries.ts';
import { type Considered, choose, type Decision } from './decision.ts';

/** So many are offered; among them is nearly always the right one, where there is one. */
const most = 3;
/** English words stand apart, so that most of them must be the entry's; of other languages pieces of words are compared. */
const leastCoverage = 0.6;
/** Less like than this share of what is asked of a choice, and nothing is near. */
const leastLikeness = 0.3;

/**
 * A question all of whose words are known, and that speaks of control or names something of the field, is asked here,
 * however unlike the wordings of the base it is. What is nearest is then offered, never answered with.
 */
export function offerNearest(
  { scan, evidence, thresholds }: Considered,
  usable: readonly Candidate[],
): Decision | undefined {
  const named = scan.mentions.length + scan.acts.length + scan.codes.length + scan.formulas.length;
  if (evidence.strange.length > 0 || scan.firm.length + named === 0) return undefined;
  if (scan.cues.language === 'en' && (usable[0]?.coverage ?? 0) < leastCoverage) return undefined;
  const near = usable.filter(({ confidence }) => confidence >= thresholds.choose * leastLikeness).slice(0, most);
  const [first] = near;
  return (
    first &&
    choose(
      near.map(({ key }) => ({ entry: entryOfKey(key) })),
      first.confidence,
      'the nearest to a question of this field',
    )
  );
}
