import type { Answer, Choice, EntryTitle } from '../answer.ts';
import type { KnowledgeBase } from '../base.ts';
import { type Day, formatDay } from '../day.ts';
import { inLanguage, type Language } from '../language.ts';
import type { Localised } from '../localised.ts';
import { phrases } from '../phrases/phrases.ts';
import type { Cues, EntryRef } from '../reading.ts';
import { actName, labelOf, titled, withoutDoubles } from '../titles.ts';
import { isExportableKind } from '../topic-kind.ts';
import { composeInstrument, composeProvision } from './act.ts';
import { composeGuide } from './guide.ts';
import { type Asked, type Composed, dayOf, statementsAtOnce } from './parts.ts';
import { composeTopic } from './topic.ts';

/** Composes the answer to a question that has been read. Pure: no clock, no files. */
export function composeAnswer(asked: Asked): Answer {
  const { reading } = asked;
  switch (reading.outcome) {
    case 'answer':
      return reading.entry ? answerFor(asked, reading.entry) : noAnswer(asked);
    case 'choose':
      return choose(asked);
    case 'no_answer':
      return noAnswer(asked);
  }
}

function answerFor(asked: Asked, entry: EntryRef): Answer {
  const { base, reading, today } = asked;
  const { language } = reading.cues;
  const composed = composeEntry(asked, entry);
  const title = titled(base, entry, language);
  if (!composed || !title) return noAnswer(asked);

  const { statements, verdict, headline } = composed;
  const day = dayOf(asked);
  return {
    ...frame(asked),
    outcome: statements.length > 0 ? 'answer' : 'no_answer',
    entry: title,
    verdict: statements.length > 0 ? verdict : null,
    headline,
    statements: statements.slice(0, statementsAtOnce),
    more: statements.slice(statementsAtOnce),
    warnings: [
      ...dayWarnings(reading.cues, day, today),
      ...composed.warnings,
      ...(isUntranslated(base, entry, language) ? [phrases(language).onlyEnglish] : []),
    ],
    related: worthAsking([...nearestTo(asked), ...composed.related], [title]).map((other) =>
      asChoice(base, other, reading.cues),
    ),
  };
}

function composeEntry(asked: Asked, { kind, id }: EntryRef): Composed | undefined {
  const { base } = asked;
  switch (kind) {
    case 'topic': {
      const topic = base.topics.get(id);
      return topic && composeTopic(asked, topic);
    }
    case 'guide': {
      const guide = base.guides.get(id);
      return guide && composeGuide(asked, guide);
    }
    case 'instrument': {
      const instrument = base.instruments.get(id);
      return instrument && composeInstrument(asked, instrument);
    }
    case 'provision': {
      const located = base.provisions.get(id);
      return located && composeProvision(asked, located);
    }
  }
}

function choose(asked: Asked): Answer {
  const { base, reading, today } = asked;
  const { cues, choices } = reading;
  const entries = choices
    .map(({ entry }) => titled(base, entry, cues.language))
    .filter((entry): entry is EntryTitle => entry !== null);
  const ask = choices.find((choice) => choice.ask)?.ask;
  const words = phrases(cues.language);
  const isOfThings = choices.every(({ entry }) => entry.kind === 'topic');
  return {
    ...frame(asked),
    outcome: 'choose',
    headline: ask ? inLanguage(ask, cues.language) : isOfThings ? words.choose : words.offer,
    warnings: dayWarnings(cues, dayOf(asked), today),
    choices: entries.map((entry) => asChoice(base, entry, cues)),
    related: worthAsking(nearestTo(asked), entries).map((entry) => asChoice(base, entry, cues)),
  };
}

function noAnswer(asked: Asked): Answer {
  const { base, reading, today } = asked;
  const { cues, unlistedCode } = reading;
  const words = phrases(cues.language);
  return {
    ...frame(asked),
    outcome: 'no_answer',
    headline: unlistedCode === undefined ? words.notUnderstood : words.codeNotListed(unlistedCode),
    warnings: dayWarnings(cues, dayOf(asked), today),
    nearest: nearestTo(asked).map((entry) => ({ ...entry, title: labelOf(base, entry, cues.language) })),
  };
}

/** What the question resembles besides what it was understood as. */
function nearestTo({ base, reading }: Asked): EntryTitle[] {
  return reading.nearest
    .map((entry) => titled(base, entry, reading.cues.language))
    .filter((entry): entry is EntryTitle => entry !== null);
}

/** So many questions are worth a button each. */
const mostAsked = 6;

function worthAsking(entries: readonly EntryTitle[], answered: readonly EntryTitle[]): EntryTitle[] {
  return withoutDoubles([...answered, ...entries]).slice(answered.length, answered.length + mostAsked);
}

function frame(asked: Asked): Answer {
  const { base, question, reading } = asked;
  return {
    question,
    language: reading.cues.language,
    asOf: dayOf(asked),
    revision: base.revision,
    outcome: 'no_answer',
    entry: null,
    confidence: reading.confidence,
    verdict: null,
    headline: '',
    statements: [],
    more: [],
    warnings: [],
    choices: [],
    nearest: [],
    related: [],
  };
}

/** A question that is understood as the entry, in the same case and for the same day. */
export function asChoice(base: KnowledgeBase, entry: EntryTitle, cues: Cues): Choice {
  const { language } = cues;
  const place = cues.destination === undefined ? undefined : base.vocabulary.destinations[cues.destination];
  const user = cues.user === undefined ? undefined : base.vocabulary.users[cues.user];
  const act = entry.kind === 'instrument' ? base.instruments.get(entry.id) : undefined;
  // Nobody sends a guide, a party or an act anywhere. Provisions may share a title.
  const kind = entry.kind === 'topic' ? base.topics.get(entry.id)?.kind : undefined;
  const bound = isExportableKind(kind)
    ? [place, user].map((one) => one && phrases(language).to(inLanguage(one.name, language)))
    : [];
  const name = act ? actName(act, language) : entry.kind === 'provision' ? entry.id : entry.title;
  const words = [name, ...bound, cues.asOf];
  return { label: labelOf(base, entry, language), question: words.filter((word) => word !== undefined).join(' ') };
}

function dayWarnings(cues: Cues, day: Day, today: Day): string[] {
  const words = phrases(cues.language);
  return [
    ...(cues.badDay === undefined ? [] : [words.noSuchDay(cues.badDay, formatDay(day, cues.language))]),
    ...(day > today ? [words.future(formatDay(day, cues.language))] : []),
  ];
}

function isUntranslated(base: KnowledgeBase, { kind, id }: EntryRef, language: Language): boolean {
  if (language === 'en') return false;
  const missing = (text: Localised | undefined) => text !== undefined && text[language] === undefined;
  switch (kind) {
    case 'topic':
      return (base.applying.get(id) ?? []).some(({ provision }) => missing(provision.text));
    case 'guide':
      return (base.guides.get(id)?.statements ?? []).some((item) => 'text' in item && missing(item.text));
    case 'instrument':
      return (base.instruments.get(id)?.provisions ?? []).some(({ text }) => missing(text));
    case 'provision':
      return missing(base.provisions.get(id)?.provision.text);
  }
}
