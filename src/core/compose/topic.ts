import type { EntryTitle, Statement, Verdict } from '../answer.ts';
import { type Applicable, type Circumstances, laterOn, meets } from '../applicable.ts';
import { dualUseTopic } from '../base.ts';
import { formatDay } from '../day.ts';
import { inLanguage } from '../language.ts';
import { phrases } from '../phrases/phrases.ts';
import { laterStatement, provisionStatement, seeAlso } from '../statement.ts';
import { isReleasing, isRestrictive, strictest } from '../strictness.ts';
import { titled } from '../titles.ts';
import type { Topic } from '../topic.ts';
import { isExportableKind, type TopicKind } from '../topic-kind.ts';
import { type Assessment, assess, isUnverified } from '../verdict.ts';
import { inReadingOrder, isWorthShowing } from './order.ts';
import { type Asked, type Composed, dayOf, freshnessWarnings, onceEach, subjectWith } from './parts.ts';

/** Kinds that nobody ships: a licence is not itself under licence. */
const withoutVerdict: readonly TopicKind[] = ['licence', 'document', 'authority'];

/** What holds for a topic on the day and in the case that the question names. */
export function composeTopic(asked: Asked, topic: Topic): Composed {
  const { base, reading } = asked;
  const { cues } = reading;
  const { language } = cues;
  const day = dayOf(asked);
  const { destination, user, use, origin } = cues;
  const circumstances: Circumstances = { day, destination, user, use, origin };

  const assessment = withoutVerdict.includes(topic.kind)
    ? { ...assess(base, topic.id, circumstances), verdict: null }
    : assess(base, topic.id, circumstances);
  const ordered = [shown(assessment), restOf(assessment)].flatMap((items) =>
    inReadingOrder(
      items.filter((item) => topic.id === dualUseTopic || isWorthShowing(item, cues.intent)),
      topic.id,
      cues.intent,
    ),
  );
  const present = onceEach(
    ordered.flatMap((item) => [
      provisionStatement(base, item, day, language),
      ...seeAlso(base, item.standing, day, language),
    ]),
  );
  const isSilent = assessment.verdict === null && !withoutVerdict.includes(topic.kind);
  const later = isSilent ? laterStatements(asked, topic) : [];
  const statements = [...later, ...present];

  return {
    verdict: assessment.verdict,
    headline: headline(asked, topic, assessment, statements),
    statements,
    warnings: [
      ...freshnessWarnings(base, statements, day, language),
      ...(assessment.verdict === 'not_covered' ? [phrases(language).notClearance] : []),
    ],
    related: relatedTopics(asked, topic),
  };
}

/** A topic's own provisions; those on its parts join them where the topic has no decisive ones of its own. */
function shown({ own, narrower }: Assessment): Applicable[] {
  return own.some(decisive) ? own : [...own, ...narrower];
}

function restOf({ own, narrower }: Assessment): Applicable[] {
  return own.some(decisive) ? narrower : [];
}

function decisive({ located, met }: Applicable): boolean {
  return met && (isRestrictive(located.provision.effect) || isReleasing(located.provision.effect));
}

/** The restrictions that start only after the day; those that need no condition speak for the rest. */
function laterStatements(asked: Asked, topic: Topic): Statement[] {
  const { base, reading } = asked;
  const { language, ...cues } = reading.cues;
  const later = laterOn(base, topic.id, dayOf(asked)).filter(({ provision }) => isRestrictive(provision.effect));
  const met = later.filter(({ provision }) => meets(base, provision.conditions, cues));
  return (met.length > 0 ? met : later)
    .map((located) => laterStatement(base, located, language))
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

function headline(asked: Asked, topic: Topic, { verdict, own, narrower }: Assessment, statements: Statement[]): string {
  const { cues } = asked.reading;
  const words = phrases(cues.language);
  // Nobody sends a list anywhere: a place named with it is where its parties are.
  const { destination, ...unplaced } = cues;
  const said = topic.kind === 'party' ? unplaced : cues;
  const subject = subjectWith(asked.base, inLanguage(topic.name, cues.language), said);
  const asOf = formatDay(dayOf(asked), cues.language);
  if (verdict === 'unknown') {
    const possible = [...own, ...narrower].filter((item) => item.met && isUnverified(item));
    const worst = strictest(possible.map(effectOf)) ?? 'licence_required';
    const effect = words.effect[worst];
    const byForecast = possible.some((item) => item.forecast && effectOf(item) === worst);
    return byForecast ? words.forecastHeadline(subject, effect, asOf) : words.doubtfulHeadline(subject, effect, asOf);
  }
  if (verdict !== null) return words.headline(words.verdict[verdict satisfies Verdict], subject, asOf);
  // Of what can be exported silence must be called what it is.
  if (!isExportableKind(topic.kind)) return words.aboutHeadline(subject, asOf);
  return statements.length > 0 ? words.noRuleYet(subject, asOf) : words.noRule(subject);
}

function effectOf({ located }: Applicable) {
  return located.provision.effect;
}

/** What the topic is confused with, the technology for goods, the goods of a technology. */
function relatedTopics({ base, reading }: Asked, topic: Topic): EntryTitle[] {
  const ids = [
    ...(topic.distinguish ?? []).map((other) => other.topic),
    ...(base.makers.get(topic.id) ?? []),
    ...(topic.made ?? []),
  ];
  return [...new Set(ids)]
    .map((id) => titled(base, { kind: 'topic', id }, reading.cues.language))
    .filter((entry) => entry !== null);
}
