import type { Statement, Verdict } from '../answer.ts';
import { meets } from '../applicable.ts';
import type { KnowledgeBase, LocatedProvision } from '../base.ts';
import { citeAll } from '../citation.ts';
import { type Day, formatDay } from '../day.ts';
import type { Instrument } from '../instrument.ts';
import { inLanguage, type Language } from '../language.ts';
import { phrases } from '../phrases/phrases.ts';
import { provisionStatement, seeAlso } from '../statement.ts';
import { isReleasing, isRestrictive, rankOf } from '../strictness.ts';
import { instrumentOn, provisionOn, type Standing } from '../timeline.ts';
import { actName, provisionTitle } from '../titles.ts';
import { assess, decide } from '../verdict.ts';
import { inReadingOrder } from './order.ts';
import { type Asked, type Composed, dayOf, freshnessWarnings, onceEach } from './parts.ts';

/** What became of an act by the day, then what it says, strictest first. */
export function composeInstrument(asked: Asked, instrument: Instrument): Composed {
  const { base, reading } = asked;
  const { language } = reading.cues;
  const day = dayOf(asked);
  const words = phrases(language);
  const asOf = formatDay(day, language);
  const name = actName(instrument, language);
  const standing = instrumentOn(instrument, day);
  if (!standing) {
    const first = instrument.history.at(-1);
    return {
      verdict: null,
      headline: words.actNotYet(name, asOf),
      statements: first ? [standingStatement(base, first, false, language)] : [],
      warnings: [],
      related: [],
    };
  }

  const statements = onceEach([
    ...(standing.forecast && standing.before ? [standingStatement(base, standing.before, false, language)] : []),
    standingStatement(base, standing.entry, standing.forecast, language),
    ...seeAlso(base, standing, day, language),
    ...provisionStatements(base, instrument, day, language),
  ]);
  const status = standing.forecast ? words.unverified : words.status[standing.entry.status];
  return {
    verdict: actVerdict(base, instrument, standing, day),
    headline: words.actHeadline(name, status, asOf),
    statements,
    warnings: freshnessWarnings(base, statements, day, language),
    related: [],
  };
}

/** One provision, then what else bears on the topics it applies to, with the verdict for those. */
export function composeProvision(asked: Asked, located: LocatedProvision): Composed {
  const { base, reading } = asked;
  const { language, destination, user, use, origin, intent } = reading.cues;
  const day = dayOf(asked);
  const words = phrases(language);
  const title = provisionTitle(located, language);
  const asOf = formatDay(day, language);
  const standing = provisionOn(located, day);
  if (!standing)
    return { verdict: null, headline: words.actNotYet(title, asOf), statements: [], warnings: [], related: [] };

  const { effect, applies } = located.provision;
  // A duty read alone would hide the ban beside it.
  const assessed =
    isRestrictive(effect) || isReleasing(effect)
      ? applies.map((topic) => assess(base, topic, { day, destination, user, use, origin }))
      : [];
  const others = inReadingOrder(
    assessed.flatMap(({ own }) => own).filter((item) => isRestrictive(item.located.provision.effect)),
    applies[0] ?? '',
    intent,
  );
  const statements = onceEach([
    provisionStatement(base, { located, standing }, day, language),
    ...seeAlso(base, standing, day, language),
    ...others.map((item) => provisionStatement(base, item, day, language)),
  ]);
  const [only = null, ...differing] = new Set(assessed.map(({ verdict }) => verdict));
  const verdict: Verdict | null = differing.length > 0 ? 'depends' : only;
  return {
    verdict,
    headline: verdict ? words.headline(words.verdict[verdict], title, asOf) : words.aboutHeadline(title, asOf),
    statements,
    warnings: freshnessWarnings(base, statements, day, language),
    related: [],
  };
}

function provisionStatements(base: KnowledgeBase, instrument: Instrument, day: Day, language: Language): Statement[] {
  return instrument.provisions
    .map((provision) => ({ ref: `${instrument.id}/${provision.id}`, instrument, provision }))
    .flatMap((located) => {
      const standing = provisionOn(located, day);
      return standing ? [{ located, standing }] : [];
    })
    .sort((a, b) => rankOf(a.located.provision.effect) - rankOf(b.located.provision.effect))
    .map((item) => provisionStatement(base, item, day, language));
}

/** What the act does as a whole: its standing while it is not in force, else what it says of any export from China. */
function actVerdict(base: KnowledgeBase, instrument: Instrument, standing: Standing, day: Day): Verdict | null {
  if (standing.forecast) return 'unknown';
  if (standing.entry.status === 'suspended' || standing.entry.status === 'announced') return standing.entry.status;
  if (standing.entry.status !== 'in_force') return null;
  return decide(
    [...base.provisions.values()]
      .filter((located) => located.instrument === instrument && meets(base, located.provision.conditions, {}))
      .flatMap((located) => {
        const own = provisionOn(located, day);
        return own ? [{ located, standing: own, met: true, near: false, forecast: own.forecast }] : [];
      }),
  );
}

function standingStatement(
  base: KnowledgeBase,
  entry: Standing['entry'],
  forecast: boolean,
  language: Language,
): Statement {
  return {
    text: inLanguage(entry.note, language),
    effect: 'background',
    status: entry.status,
    from: entry.from,
    forecast,
    confidence: 'high',
    rule: null,
    citations: citeAll(base, entry.citations),
  };
}
