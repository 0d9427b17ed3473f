import { addDays, type Day } from '../../core/day.ts';
import type { DayCue } from './day.ts';
import type { Moment } from './lexicon.ts';
import { findPhrases, type PhraseTable } from './phrases.ts';
import { placeOf, type Relation } from './relation.ts';
import type { Span, Text } from './text.ts';

const itsEnd =
  /^\s*(?:period\s+)?(?:has\s+|had\s+|is\s+|was\s+)?(?:end(?:s|ed|ing)?|expir\w+|runs? out|ran out|laps\w+|over|endet|ausläuft|abläuft|abgelaufen)(?!\p{L})|^\s*(?:的)?(?:结束|到期|届满|期满|終了|満了|종료|만료|끝)(?:于|する|した|後|后|이)?/u;
const ofItsEnd = /(?:end|expiry|expiration|ende|ablauf)\s+(?:of|des|der)\s+(?:the\s+)?$/iu;

/** Reads "before the truce", "after the Busan deal", "during the suspension". Without such a preposition the moment is the subject, not a day. */
export function readMoment(moments: PhraseTable<Moment>, text: Text, today: Day): DayCue | undefined {
  for (const phrase of findPhrases(moments, text)) {
    const [moment] = phrase.values;
    if (!moment) continue;
    const end = itsEnd.exec(text.raw.slice(phrase.end));
    const lead = ofItsEnd.exec(text.raw.slice(0, phrase.start));
    const named = { start: lead?.index ?? phrase.start, end: phrase.end + (end?.[0].length ?? 0) };
    const place = placeOf(text.raw, named);
    if (!place) continue;
    const asOf = end || lead ? atEnd(moment, place.relation) : atMoment(moment, place.relation, today);
    const spans: Span[] = [place.span];
    if (asOf !== undefined) return { asOf, spans };
  }
  return undefined;
}

function atMoment({ day, until }: Moment, relation: Relation, today: Day): Day | undefined {
  switch (relation) {
    case 'before':
      return addDays(day, -1);
    // After a period is after its end; after an event is the state it brought about.
    case 'after':
      return until === undefined ? day : addDays(until, 1);
    case 'since':
    case 'from':
      return day <= today ? undefined : day;
    case 'until':
    case 'as_of':
    case 'on':
      return day;
  }
}

function atEnd({ until }: Moment, relation: Relation): Day | undefined {
  if (until === undefined) return undefined;
  return relation === 'after' || relation === 'since' || relation === 'from' ? addDays(until, 1) : until;
}
