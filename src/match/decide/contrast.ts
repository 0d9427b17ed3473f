import { entryOfKey, keyOfEntry } from '../naming/entries.ts';
import { answer, type Considered, choose, type Decision, named } from './decision.ts';

/** "Watch list or control list?": the concepts set against each other. */
export function byContrast({ base, scan, candidates, thresholds }: Considered): Decision | undefined {
  const concepts = scan.mentions
    .flatMap(({ refs }) => refs)
    .filter(({ kind, id }) => kind === 'topic' && base.topics.has(id));
  const distinct = [...new Map(concepts.map((ref) => [keyOfEntry(ref), ref])).values()];
  if (distinct.length < 2 || !contrasts.test(scan.text.raw)) return undefined;
  const both = candidates.find(
    ({ key, confidence }) =>
      confidence >= thresholds.choose &&
      distinct.every(({ id }) => base.guides.get(entryOfKey(key).id)?.about?.includes(id)),
  );
  if (both) return answer(entryOfKey(both.key), both.confidence, 'a guide about all that are set against each other');
  return choose(
    distinct.map((entry) => ({ entry })),
    named,
    'several are set against each other',
  );
}

const contrasts =
  /\bdifferen\w+|\bversus\b|\bvs\b|\bdistin\w+|\bcompared?\b|\bor\b|\bwhich\b|\boder\b|\bwelche|unterschied|区别|差别|不同|还是|哪个|哪种|違い|どちら|それとも|차이|어느|아니면/iu;
