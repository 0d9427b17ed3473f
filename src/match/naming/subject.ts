import type { Verdict } from '../../core/answer.ts';
import { type KnowledgeBase, withBroader } from '../../core/base.ts';
import type { Localised } from '../../core/localised.ts';
import type { CueKind } from '../../core/vocabulary.ts';
import type { Contents } from '../cues/composition.ts';
import { isSetAside } from '../cues/kind.ts';
import type { Span } from '../cues/text.ts';
import { headsOf } from './heads.ts';
import { forGoods, isAlike, knowHowOf, machinesFor, makersOf, oneIfAlike, technologiesFrom } from './makers.ts';
import { isGoods, isKnowHow, isOfKind } from './mentions.ts';

/** A topic that a question names, with the words that do. */
export interface Named extends Span {
  id: string;
  /** Another topic that the same words name shares this number. */
  mention: number;
}

/** What a question may be about. Several: it does not say which. None: what it is about is not recorded. */
export interface Subject {
  topics: { id: string; ask?: Localised }[];
  reason: string;
  /** Worked out from more than a name: by contents, or by what makes the goods. No likeness outweighs that. */
  derived: boolean;
}

export interface SubjectQuestion {
  base: KnowledgeBase;
  raw: string;
  named: readonly Named[];
  kind: CueKind | undefined;
  contents: Contents | undefined;
  verdictOf: (topic: string) => Verdict | null | undefined;
}

/** Why a subject is what it is: a composition says which goods they are. */
export const byElements = 'by the elements in it';

/** Settles which of the topics named a question is about. */
export function settleSubject(question: SubjectQuestion): Subject | undefined {
  const { base, contents, kind, verdictOf } = question;
  const named = dropBroader(base, withoutContents(question));
  if (named.length === 0) return undefined;

  const knowHow = wantedKnowHow(question, named);
  const heads = headsOf(
    base,
    question.raw,
    named.filter(({ id }) => isGoods(base, id)),
  );
  const composed = contents && byContents(base, heads, contents);
  const goods = composed ? composed.map((id) => ({ id })) : heads;
  if (kind === 'service' && !knowHow.some(({ id }) => isOfKind(base, id, ['service', 'technology']))) {
    return { topics: [], reason: 'a service is asked for', derived: true };
  }
  if (kind === 'technology' && knowHow.length > 0 && !knowHow.some(({ id }) => isOfKind(base, id, ['technology']))) {
    return knowHowOf(question, knowHow, goods);
  }
  if (kind === 'equipment' && knowHow.length > 0 && knowHow.every(({ id }) => isOfKind(base, id, ['technology']))) {
    return machinesFor(question, knowHow, goods);
  }
  if (knowHow.length > 0 && composed && kind === 'goods') {
    const topics = [...goods, ...knowHow].map(({ id }) => ({ id }));
    return { topics: oneIfAlike(verdictOf, topics), reason: 'goods by the elements in it, or know-how', derived: true };
  }
  if (knowHow.length > 0) {
    const technologies = [...forGoods(question, knowHow, goods), ...technologiesFrom(question, named)];
    const topics = oneIfAlike(
      verdictOf,
      [...new Set(technologies.map(({ id }) => id))].map((id) => ({ id })),
    );
    return { topics, reason: 'know-how is named', derived: contents !== undefined };
  }
  if (kind !== undefined && kind !== 'goods') {
    const made = makersOf(question, goods);
    return made.topics.length > 0 || heads.length === named.length ? made : makersOf(question, named);
  }
  if (composed) return { topics: goods, reason: byElements, derived: true };
  return amongHeads(question, heads);
}

/** The topics of a material by what it has and lacks; none where that does not tell. */
export function byContents(
  base: KnowledgeBase,
  named: readonly { id: string }[],
  { has, lacks }: Contents,
): string[] | undefined {
  const rules = base.vocabulary.compositions;
  const ids = named.map(({ id }) => id);
  const families = new Set([...ids, ...rules.flatMap(({ topic, of }) => (ids.includes(topic) ? (of ?? []) : []))]);
  const fitting = rules.filter(
    (rule) =>
      rule.of?.some((id) => families.has(id)) &&
      !rule.has?.some((symbol) => lacks.has(symbol)) &&
      !rule.lacks?.some((symbol) => has.has(symbol)),
  );
  const sureOfHas = fitting.find((rule) => rule.has?.every((symbol) => has.has(symbol)));
  if (sureOfHas) return [sureOfHas.topic];
  const sureOfLack = fitting.find((rule) => rule.lacks?.every((symbol) => lacks.has(symbol)));
  if (sureOfLack) return [sureOfLack.topic];
  // "Without dysprosium" leaves terbium open: two readings.
  const touched = fitting.filter((rule) => rule.lacks?.some((symbol) => lacks.has(symbol)));
  if (touched.length === 0) return undefined;
  const isOpen = (symbol: string) => !has.has(symbol) && touched.some((rule) => rule.lacks?.includes(symbol));
  const open = fitting.filter((rule) => rule.has?.every(isOpen));
  return [...new Set([...touched, ...open].map(({ topic }) => topic))];
}

/** The family a formula names by itself: Nd, Fe and B together. */
export function familyOf(base: KnowledgeBase, elements: ReadonlySet<string>): string | undefined {
  const rules = base.vocabulary.compositions.filter(({ of, has }) => !of && has);
  return rules.find((rule) => rule.has?.every((symbol) => elements.has(symbol)))?.topic;
}

/** Elements that only say what a material has or lacks are not what the question is about, if anything else is. */
function withoutContents({ named, contents }: SubjectQuestion): Named[] {
  const rest = named.filter(
    (item) => !contents?.spans.some((span) => span.start <= item.start && item.end <= span.end),
  );
  return rest.length > 0 ? rest : [...named];
}

function dropBroader(base: KnowledgeBase, named: readonly Named[]): Named[] {
  const narrowerNamed = (one: Named) =>
    named.some(
      (other) => other.id !== one.id && other.mention !== one.mention && withBroader(base, other.id).includes(one.id),
    );
  const kept = named.filter((one) => !narrowerNamed(one));
  return kept.filter((one, index) => kept.findIndex(({ id }) => id === one.id) === index);
}

/** Know-how that is meant: not what is named only to be set aside, nor a technology that a service or a machine is for. */
function wantedKnowHow(question: SubjectQuestion, named: readonly Named[]): Named[] {
  const { base, raw, kind } = question;
  const knowHow = named.filter(({ id }) => isKnowHow(base, id));
  const goods = named.some(({ id }) => isGoods(base, id));
  const meant = goods ? knowHow.filter((item) => !isSetAside(raw, item) && !isPurpose(question, item, named)) : knowHow;
  const wanted = kind === 'service' || kind === 'equipment' ? meant.filter(({ id }) => isOfKind(base, id, [kind])) : [];
  return wanted.length > 0 ? wanted : meant;
}

/** "Terbium fluoride for grain boundary diffusion" is goods for a process; where a process is asked for, it is that. */
function isPurpose(
  { base, raw, kind }: SubjectQuestion,
  { id, mention, start, end }: Named,
  named: readonly Named[],
): boolean {
  if (kind !== undefined && kind !== 'goods') return false;
  const follows = (between: RegExp) =>
    named.some((goods) => isGoods(base, goods.id) && goods.end <= start && between.test(raw.slice(goods.end, start)));
  if (follows(receivedBy)) return true;
  // "Grain boundary diffused" says how the magnets were made.
  if (/\p{Ll}ed$/u.test(raw.slice(start, end)) && named.some((goods) => isGoods(base, goods.id))) return true;
  if (!isOfKind(base, id, ['technology'])) return false;
  const isShared = ({ id: goods, mention: other }: Named) => other === mention && isGoods(base, goods);
  return (kind === 'goods' && named.some(isShared)) || follows(purposeOf) || /^[\s-]*free\b/iu.test(raw.slice(end));
}

const purposeOf = /^[^,.;:?!]*\b(?:for|used in|by|für|durch)\s+(?:\p{L}+[\s-]+){0,2}$/iu;
/** "Swarf from Shenzhen to our hydrogen-decrepitation plant": where the goods go. */
const receivedBy = /^[^,.;:?!]*\bto\s+(?:our|my|their|his|her|your|its|the|an?)\s+(?:\p{L}+[\s-]+)?$/iu;

function amongHeads({ base, kind, verdictOf }: SubjectQuestion, heads: readonly Named[]): Subject | undefined {
  const [only, ...others] = heads;
  if (!only) return undefined;
  if (others.length === 0) return distinguished(base, only.id, kind, verdictOf);
  const topics = heads.map(({ id }) => ({ id }));
  const shared = heads.every(({ mention }) => mention === only.mention);
  if (shared) return { topics: oneIfAlike(verdictOf, topics), reason: 'a shared name', derived: false };
  return { topics, reason: 'several are named', derived: false };
}

/** A bare word ("NdFeB") may mean the goods or the know-how; where the verdicts differ, that has to be asked. */
function distinguished(
  base: KnowledgeBase,
  id: string,
  kind: CueKind | undefined,
  verdictOf: SubjectQuestion['verdictOf'],
): Subject {
  const others = kind === undefined ? (base.topics.get(id)?.distinguish ?? []) : [];
  const own = verdictOf(id);
  const differing = others.filter(({ topic }) => isKnowHow(base, topic) && !isAlike(own, verdictOf(topic)));
  if (differing.length === 0) return { topics: [{ id }], reason: 'named', derived: false };
  const ask = (differing[0] as { ask: Localised }).ask;
  return {
    topics: [{ id, ask }, ...differing.slice(0, 3).map((other) => ({ id: other.topic, ask: other.ask }))],
    reason: 'a bare name that may mean either',
    derived: false,
  };
}
