import type { KnowledgeBase } from '../core/base.ts';
import { addDays, type Day } from '../core/day.ts';
import type { ActCue } from './cues/act.ts';
import { type DayCue, readDay } from './cues/day.ts';
import type { Lexicon } from './cues/lexicon.ts';
import { readMoment } from './cues/moment.ts';
import { placeOf } from './cues/relation.ts';
import type { Span, Text } from './cues/text.ts';
import { isExportable, type Mention } from './naming/mentions.ts';

/** The day asked about, and the acts that only served to name it. */
export type Time = DayCue & { acts: ActCue[] };

/** The day asked about: a date, a named moment, or the coming of an act ("before Announcement 18"). */
export function readTime(
  base: KnowledgeBase,
  lexicon: Lexicon,
  text: Text,
  today: Day,
  { taken, mentions, acts }: { taken: readonly Span[]; mentions: readonly Mention[]; acts: readonly ActCue[] },
): Time {
  const titles = mentions.filter(({ refs }) => refs.some(({ kind }) => kind === 'instrument'));
  const moment = readMoment(lexicon.moments, text, today);
  const day = readDay(text.raw, today, [...taken, ...titles, ...(moment?.spans ?? [])]);
  const named = mentions.some(({ refs }) => refs.some((ref) => isExportable(base, ref)))
    ? readActMoment(base, text, acts)
    : undefined;
  const asOf = day?.asOf ?? moment?.asOf ?? named?.asOf;
  return {
    ...(asOf !== undefined && { asOf }),
    ...(day?.badDay !== undefined && { badDay: day.badDay }),
    spans: [...(day?.spans ?? []), ...(moment?.spans ?? []), ...(named?.spans ?? [])],
    acts: named?.acts ?? [],
  };
}

function readActMoment(base: KnowledgeBase, text: Text, acts: readonly ActCue[]): Time | undefined {
  for (const act of acts) {
    const place = placeOf(text.raw, act);
    if (!act.strong || (place?.relation !== 'before' && place?.relation !== 'after')) continue;
    const [only, ...others] = act.ids;
    const start =
      only === undefined || others.length > 0 ? undefined : base.instruments.get(only)?.history.at(-1)?.from;
    if (start === undefined) continue;
    return { asOf: place.relation === 'before' ? addDays(start, -1) : start, spans: [place.span], acts: [act] };
  }
  return undefined;
}
