import type { Verdict } from '../../core/answer.ts';
import { type KnowledgeBase, withBroader } from '../../core/base.ts';
import { isOfKind } from './mentions.ts';
import type { Named, Subject, SubjectQuestion } from './subject.ts';

// From goods to the technology, machines and services that make them, and from one of these to another.

/** The technology that makes the very goods named, where the technology named is wider. */
export function forGoods(
  { base, verdictOf }: SubjectQuestion,
  knowHow: readonly Named[],
  goods: readonly { id: string }[],
) {
  const ids = knowHow.map(({ id }) => particular(base, id, goods) ?? id);
  return oneIfAlike(
    verdictOf,
    [...new Set(ids)].map((id) => ({ id })),
  );
}

const source = /(?:^|[^\p{L}])(?:from|out of|aus|using)\s+(?:[\p{L}-]+\s+){0,2}$|[用从由]\s*$/iu;
const itself = /^(?:from|aus)\s/iu;
const sourceAfter = /^\s*(?:から|より|に?から|에서|으로|로)/u;

/** "Magnets from scrap": the technology for what they are made from may be meant as well. */
export function technologiesFrom({ base, raw }: SubjectQuestion, named: readonly Named[]): { id: string }[] {
  const sources = named.filter(
    ({ id, start, end }) =>
      base.topics.get(id)?.kind === 'material' &&
      (source.test(raw.slice(0, start)) || itself.test(raw.slice(start, end)) || sourceAfter.test(raw.slice(end))),
  );
  const makers = sources.flatMap(({ id }) => base.makers.get(id) ?? []);
  return makers.filter((id) => isOfKind(base, id, ['technology'])).map((id) => ({ id }));
}

function particular(base: KnowledgeBase, technology: string, goods: readonly { id: string }[]): string | undefined {
  for (const { id } of goods) {
    for (const thing of withBroader(base, id)) {
      const maker = base.makers.get(thing)?.find((candidate) => withBroader(base, candidate).includes(technology));
      if (maker !== undefined) return maker;
    }
  }
  return undefined;
}

/** Goods were named but their technology, equipment or service was asked for: what makes them, the most particular first. */
export function makersOf({ base, kind, verdictOf }: SubjectQuestion, goods: readonly { id: string }[]): Subject {
  const wanted = kind === 'goods' ? undefined : kind;
  const found = goods.flatMap(({ id }) => {
    for (const thing of withBroader(base, id)) {
      const makers = (base.makers.get(thing) ?? []).filter((maker) => base.topics.get(maker)?.kind === wanted);
      if (makers.length > 0) return makers.slice(0, 4).map((maker) => ({ id: maker, of: id }));
    }
    return [];
  });
  const isWider = ({ id, of }: { id: string; of: string }) =>
    found.some((other) => other.of !== of && other.id !== id && withBroader(base, other.id).includes(id));
  const distinct = found.filter(
    (item, index) => !isWider(item) && found.findIndex(({ id }) => id === item.id) === index,
  );
  const [first, ...rest] = oneIfAlike(verdictOf, distinct);
  const particular = rest.filter(({ id }) => first && withBroader(base, id).includes(first.id));
  const topics = first && particular.length === 1 && rest.length === 1 ? particular : first ? [first, ...rest] : [];
  return { topics, reason: `${wanted} that makes the goods named`, derived: true };
}

/** The recipe for a mill is magnet technology: the know-how behind a machine named, or the machine itself. */
export function knowHowOf(
  question: SubjectQuestion,
  machines: readonly Named[],
  goods: readonly { id: string }[],
): Subject {
  const { base, verdictOf } = question;
  const behind = makersOf(question, goods);
  if (behind.topics.length > 0) return behind;
  const made = machines.flatMap(({ id }) => base.topics.get(id)?.made ?? []).slice(0, 1);
  const topics = [
    ...makersOf(
      question,
      made.map((id) => ({ id })),
    ).topics,
    ...machines.map(({ id }) => ({ id })),
  ];
  return { topics: oneIfAlike(verdictOf, topics), reason: 'know-how about a machine', derived: true };
}

/** "Equipment for grain boundary diffusion": the machines that make what the technology makes, which is not under them. */
export function machinesFor(
  question: SubjectQuestion,
  knowHow: readonly Named[],
  goods: readonly { id: string }[],
): Subject {
  const { base } = question;
  const made = knowHow.flatMap(({ id }) => withBroader(base, id)).flatMap((id) => base.topics.get(id)?.made ?? []);
  for (const things of [goods, made.map((id) => ({ id }))]) {
    const machines = makersOf(question, things);
    if (machines.topics.length > 0) return machines;
  }
  return { topics: [], reason: 'equipment is asked for', derived: true };
}

/** Several topics with one and the same verdict are answered with the first. */
export function oneIfAlike(verdictOf: SubjectQuestion['verdictOf'], topics: { id: string }[]): { id: string }[] {
  const [first, ...rest] = topics;
  if (!first || rest.length === 0) return topics;
  const verdict = verdictOf(first.id);
  return rest.every(({ id }) => isAlike(verdict, verdictOf(id))) ? [first] : topics.slice(0, 4);
}

/** Verdicts that could not be worked out count as different. */
export function isAlike(one: Verdict | null | undefined, other: Verdict | null | undefined): boolean {
  return one !== undefined && one === other;
}
