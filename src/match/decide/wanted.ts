import { type KnowledgeBase, narrowerOf, withBroader } from '../../core/base.ts';
import type { Topic } from '../../core/topic.ts';
import { wordsOf } from '../cues/phrases.ts';
import { canonical } from '../cues/text.ts';
import type { Candidate } from '../engine/engine.ts';
import { entryOfKey, textsOf } from '../naming/entries.ts';
import { answer, type Considered, type Decision } from './decision.ts';

// Goods were named, and what makes or serves them is wanted: "germanium technology". Where the base has no such topic,
// neither the verdict on the goods nor that on the technology of other goods would be an answer.

/** Leaves out topics of another kind than is wanted, and those about other goods. */
export function usableCandidates({ candidates, subject, scan, base }: Considered): readonly Candidate[] {
  const wanted = scan.kind?.kind;
  if (!subject || wanted === undefined || wanted === 'goods') return candidates;
  const goods = subject.topics.map(({ id }) => id);
  return candidates.filter(({ key }) => {
    const { kind, id } = entryOfKey(key);
    if (kind !== 'topic') return true;
    const topic = base.topics.get(id);
    if (topic?.kind !== wanted) return false;
    // Services and machines are the same for many goods; know-how is not.
    return wanted !== 'technology' || goods.includes(id) || isAbout(base, topic, goods);
  });
}

/** The one topic of the kind that is wanted, where the question resembles it at all. */
export function byWantedKind(
  { subject, scan, base, thresholds }: Considered,
  usable: readonly Candidate[],
): Decision | undefined {
  const wanted = scan.kind?.kind;
  if (wanted === undefined || wanted === 'goods') return undefined;
  if (!subject && (wanted === 'technology' || scan.control.length === 0)) return undefined;
  const isWanted = ({ key }: Candidate) => base.topics.get(entryOfKey(key).id)?.kind === wanted;
  const likely = usable.filter(({ key, confidence }) => key.startsWith('topic:') && confidence >= thresholds.choose);
  const first = subject ? likely[0] : likely.find((candidate) => isWanted(candidate) && candidate.coverage >= 0.5);
  if (!first || !isWanted(first)) return undefined;
  return answer(entryOfKey(first.key), first.confidence, `the ${wanted} it resembles most`);
}

/** Whether a technology, machine or service makes the goods or is called after them, or after what they belong to. */
function isAbout(base: KnowledgeBase, topic: Topic, goods: readonly string[]): boolean {
  const family = new Set(goods.flatMap((id) => [...withBroader(base, id), ...narrowerOf(base, id)]));
  if (topic.made?.some((made) => family.has(made))) return true;
  const names = namesOf(topic);
  const goodsNames = [...family].flatMap((id) => namesOf(base.topics.get(id)));
  return names.some((name) => goodsNames.some((part) => ` ${name} `.includes(` ${part} `)));
}

function namesOf(topic: Topic | undefined): string[] {
  return topic ? [...textsOf(topic.name), ...wordsOf(topic.aliases)].map(canonical) : [];
}
