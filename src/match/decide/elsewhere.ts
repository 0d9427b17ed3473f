import { canonical, overlapsAny, type Span, type Text } from '../cues/text.ts';
import type { Evidence, Weighed } from './evidence.ts';
import { otherLaws } from './other-law.ts';

/** How things are made or work is another field, and so are the people of an office, and the work of a translator. */
const makingOf =
  /\bhow\s+(?:is|are|was|were)\s+(?:[\p{L}\d-]+\s+){1,5}(?:made|produced|manufactured|mined|refined)\b|\bhow\s+do(?:es)?\s+(?:[\p{L}\d-]+\s+){1,4}work\b|\bhow\s+(?:to|do\s+(?:i|you|we)|can\s+(?:i|you|we))\s+(?:remove|clean|break|cut|drill|glue|paint|hang|store|(?:de)?magneti[sz]e|destroy|fix|attach|detach|dispose)\b|\bwie\s+(?:wird|werden)\s+.{2,40}(?:hergestellt|gemacht|gewonnen)|\bhow\s+many\s+(?:people|employees|staff|officials)\b|^\W*(?:please\s+|can\s+you\s+)?translate\b|怎么(?:制造|生产|做)(?:的|出来)|どうやって作|어떻게\s*(?:만들|제조)/giu;
/** So is how strong or many the goods are. */
const sizeOf =
  /\bhow\s+(?:many|strong|heavy|big|hot|hard|old|thick|magnetic)\b|\bhow\s+much\s+do(?:es)?\b.*\bweighs?\b|\bweights?\s+of\s+an?\b|\bwie\s+(?:stark|viele|schwer|groß|heiß|alt|dick)\b|怎么样?充磁|多重|多大磁力|얼마나\s*(?:강|무겁|큰)|どれくらい(?:強|重)|\b(?:best|top|cheapest|nearest|recommend\w*)\s+(?:[\p{L}\d-]+\s+){0,3}(?:suppliers?|sellers?|shops?|brands?|vendors?|manufacturers?|companies|grades?)\b/giu;
/** What every way to ask for these has in it. */
const anyMaking =
  /how|wie|translate|怎么|どう|어떻게|weight|多重|多大|얼마나|どれ|best|top|cheapest|nearest|recommend/i;
/** A question about prices has to be worded like an entry that has the word, this much above the usual. */
const sureOfElsewhere = 1.5;
/** Unless the entry is about the very country, and has this much of the question. */
const leastLocal = 0.6;

/** What speaks of another field and is no matter of what the question resembles; undefined where nothing does. */
export function readElsewhere({
  scan,
  subject,
  candidates,
  phrasings,
  settings,
  thresholds,
}: Weighed): Pick<Evidence, 'elsewhere'> | undefined {
  const best = candidates[0];
  const shapes = anyMaking.test(scan.text.raw) ? [makingOf, ...(subject ? [sizeOf] : [])] : [];
  const shaped = shapes.flatMap((shape) => [...scan.text.raw.matchAll(shape)].map(toSpan));
  const foreign = [...shaped, ...otherLaws(scan)];
  const spokenOf = subject !== undefined && scan.firm.length > 0;
  const words = [...scan.elsewhere, ...(spokenOf ? [] : scan.errands)].filter(
    (span) => !scan.mentions.some((mention) => overlapsAny(span, [mention]) && !isWider(span, mention)),
  );
  const asked = best !== undefined && best.coverage >= 0.75 && best.confidence >= thresholds.answer * sureOfElsewhere;
  // A tariff is treated where it is that of one country.
  const local = candidates.find(
    ({ key, coverage, confidence }) =>
      key.startsWith('guide:') &&
      coverage >= leastLocal &&
      confidence >= thresholds.answer &&
      settings.get(key)?.places.has(scan.cues.destination ?? ''),
  );
  const isTold = (key: string | undefined, span: Span) =>
    key !== undefined && phrasings.get(key)?.some((phrasing) => holdsWords(phrasing, scan.text, span)) === true;
  const unanswered = [...foreign, ...words].filter(
    (span) => !(asked && isTold(best.key, span)) && !isTold(local?.key, span),
  );
  if (unanswered.length === 0) return undefined;
  if (unanswered.some((span) => foreign.includes(span))) return { elsewhere: 'shape' };
  // "Is the 0.1 % one of the price or of the weight?"
  return unanswered.every((span) => isTold(best?.key, span)) ? {} : { elsewhere: 'word' };
}

/** "EU dual-use regulation" is more than the dual-use items named in it. */
function isWider(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
}

function holdsWords(phrasing: string, text: Text, { start, end }: Span): boolean {
  return ` ${phrasing} `.includes(` ${canonical(text.raw.slice(start, end))} `);
}

/** Where a pattern was found. */
export function toSpan({ index, 0: found }: RegExpExecArray): Span {
  return { start: index, end: index + found.length };
}
