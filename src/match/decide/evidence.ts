import type { KnowledgeBase } from '../../core/base.ts';
import type { Intent } from '../../core/vocabulary.ts';
import { foreignElements } from '../cues/symbol.ts';
import { overlapsAny, type Text } from '../cues/text.ts';
import type { Candidate } from '../engine/engine.ts';
import { isExportable, isOfKind } from '../naming/mentions.ts';
import type { Subject } from '../naming/subject.ts';
import type { Scan } from '../scan.ts';
import { isStopWord } from '../words/stop-words.ts';
import { type CloseGuide, closeGuides } from './close-guides.ts';
import { readElsewhere, toSpan } from './elsewhere.ts';
import type { Settings } from './setting.ts';

/** How far a question belongs to the field of the base. */
export interface Evidence {
  /** Nothing in it says that it is about something else. */
  inField: boolean;
  /** It speaks of something that the base does not treat: in a word, in how it is put, or by an element of no rule. */
  elsewhere?: 'word' | 'shape' | 'element';
  /** It names something of the field, or is worded almost as an entry is. */
  anchored: boolean;
  reason: string;
  /** Words that nothing in the base knows. */
  strange: string[];
  /** The guides it resembles enough to be answered with, likeliest first. */
  guides: CloseGuide[];
}

export interface Weighed {
  base: KnowledgeBase;
  scan: Scan;
  subject: Subject | undefined;
  /** Words without an entry, from the engine. */
  unknown: readonly string[];
  concepts: readonly string[];
  candidates: readonly Candidate[];
  thresholds: { answer: number; choose: number };
  /** The wordings of an entry, in the form in which words are compared. */
  phrasings: Pick<ReadonlyMap<string, readonly string[]>, 'get'>;
  /** Places that titles are about, by key. */
  settings: Settings;
  /** Words that are the whole name of a topic. */
  knownElements: ReadonlySet<string>;
  /** What the titles of guides say they are for, by key. */
  wishes: ReadonlyMap<string, Intent>;
  /** Whether any rule decides the subject. */
  decided: boolean;
  /** Whether it says what is in the goods. */
  composed: boolean;
}

/** What goods are for says nothing about whether the question is one of this field. */
const purpose = /(?:\b(?:for|used\s+(?:in|as|for)|für|zum|zur|als)\s+|用于|用作|用来)[^,.;:?!，。；：？！]*/giu;
/** Towns and firms stand after these words, with a capital. */
const beforeName =
  /\b(?:from|to|at|by|of|via|with|in|nach|von|bei|aus|an|mit)\s+(?:the\s+)?(?:\p{Lu}[\p{L}&.-]*\s+){0,2}$/u;
/** Customers and towns may stand in a question that speaks of control; more unknown words than these may not. */
const mostStrange = 6;
export function weigh(weighed: Weighed): Evidence {
  const { scan, unknown, candidates, concepts, knownElements, thresholds, composed } = weighed;
  const strange = strangeWords(scan, unknown);
  const [first] = candidates;
  const sure = thresholds.answer * 1.6;
  const dated = scan.cues.asOf !== undefined && (first?.confidence ?? 0) >= thresholds.answer * 1.2;
  const alike =
    first !== undefined &&
    (first.coverage >= 0.8 ||
      (first.key.startsWith('guide:') && first.coverage >= 0.7 && first.confidence >= thresholds.answer * 0.8) ||
      (first.coverage >= 0.6 && (dated || first.confidence >= sure)));
  const named =
    concepts.filter((concept) => /^(?:topic|instrument):/.test(concept)).length +
    scan.mentions.length +
    scan.acts.length +
    scan.codes.length +
    scan.formulas.length;
  const fromChina = scan.kind?.kind === 'service' && /chin|中国|중국/iu.test(scan.text.raw);
  const anchored =
    alike ||
    fromChina ||
    named > 0 ||
    (scan.control.length > 1 && first?.key.startsWith('topic:') === false) ||
    scan.cues.user !== undefined ||
    scan.cues.use !== undefined;
  const guides = closeGuides(weighed);
  const { inField, reason, elsewhere } = fieldOf(weighed, strange, guides);
  // Iron in an alloy with dysprosium is only what else is in it.
  const foreign = composed ? [] : foreignElements(scan.text, knownElements, [...scan.mentions, ...scan.beside]);
  return {
    inField: inField && foreign.length === 0,
    ...((foreign.length > 0 || elsewhere) && { elsewhere: foreign.length > 0 ? 'element' : elsewhere }),
    reason: foreign.length > 0 ? 'an element the base does not know' : reason,
    anchored,
    strange,
    guides,
  };
}

function fieldOf(
  weighed: Weighed,
  strange: readonly string[],
  guides: readonly CloseGuide[],
): Pick<Evidence, 'inField' | 'reason' | 'elsewhere'> {
  const { base, scan, subject, candidates } = weighed;
  const elsewhere = readElsewhere(weighed);
  if (elsewhere) return { inField: false, reason: 'about something the base does not treat', ...elsewhere };
  if (!subject && strange.length > 0 && (candidates[0]?.coverage ?? 0) < 0.5)
    return { inField: false, reason: `not known: ${strange.join(', ')}` };
  if (!subject) return { inField: true, reason: '' };

  const { cues } = scan;
  // Of other languages not every word stands apart.
  const unspoken = scan.control.length === 0 && guides.length === 0 && scan.cues.language === 'en';
  const telling = (unspoken ? unaccounted(scan) : strange).filter((word) => !isAside(scan.text, word));
  const goesTo = cues.destination !== undefined || cues.user !== undefined || cues.use !== undefined;
  const cased =
    goesTo ||
    cues.origin !== undefined ||
    (scan.kind !== undefined && scan.kind.kind !== 'goods') ||
    scan.acts.length > 0;
  const isSubstance = subject.topics.every(({ id }) => isOfKind(base, id, ['element', 'material']));
  const things = scan.mentions.filter(({ refs }) => refs.some((ref) => isExportable(base, ref)));
  const traded =
    cues.asOf !== undefined ||
    (things.length > 1 && cues.intent === 'status') ||
    (isSubstance && scan.kind?.kind === 'goods' && cues.intent === 'status');
  const isTechnology =
    cues.origin !== undefined && subject.topics.every(({ id }) => isOfKind(base, id, ['technology']));
  const limit =
    scan.firm.length > 0 ? mostStrange : goesTo || subject.derived || isTechnology ? 2 : cased || traded ? 1 : 0;
  if (telling.length > limit + (unspoken ? 1 : 0))
    return { inField: false, reason: `too many unknown words: ${strange.join(', ')}` };
  const spoken = scan.control.length > 0 || cased || traded || subject.derived || isBare(scan);
  return { inField: spoken || telling.length === 0, reason: spoken ? '' : 'does not speak of control' };
}

/** In lower case, without diacritics. */
export function folded(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/** A word that says what the goods are for, or names a town or firm they come from or go to. */
function isAside({ raw, tokens }: Text, word: string): boolean {
  const token = tokens.find((candidate) => folded(candidate.raw) === folded(word));
  if (!token) return false;
  if (overlapsAny(token, [...raw.matchAll(purpose)].map(toSpan))) return true;
  return /^\p{Lu}/u.test(token.raw) && beforeName.test(raw.slice(0, token.start));
}

/** Nothing but names, cues and small words: "dysprosium oxide?" */
function isBare({ text, understood }: Scan): boolean {
  return text.tokens.every((token) => overlapsAny(token, understood) || isStopWord(token.raw.toLowerCase()));
}

/** Korean verbs, and nouns with a particle that says where or whence. */
const koreanEnding =
  /^[\p{Script=Hangul}]+(?:어야|아야|해야|려나|나요|까요|가요|려요|어요|아요|해요|돼요|에요|예요|네요|군요|세요|는데요|거든요|니까|습니다|는지요?|[은을]지요?|[하되]지요|죠|다고|라고|라는|다는|려면|려고|면서|해도|아도|어도|여도|해서|아서|어서|하고|되고|는데|은데|한데|인데|다면|하면|되면|으면|나오는|하던|할|한|된|될|되는|하는|에서|에게|으로)$/u;

/** One or two characters with an inflected ending: 決まって, 違い. */
const japaneseVerb = /^\p{Script=Han}{1,2}\p{Script=Hiragana}{1,5}(?:\p{Script=Han}\p{Script=Hiragana}{1,4})?$/u;

/** A verb in a script that tells it by its ending; it says little of what the question is about. */
export function isVerb(word: string): boolean {
  return koreanEnding.test(word) || japaneseVerb.test(word);
}

function strangeWords({ text, understood, plain }: Scan, unknown: readonly string[]): string[] {
  const lower = text.raw.toLowerCase();
  return unknown.filter((word) => {
    // Numbers, units, and the endings that a segmenter cuts off Japanese verbs.
    if (/^[\d.,]+$|^[a-z]{1,2}$|^[\p{Script=Hiragana}]{1,3}$/u.test(word)) return false;
    if (isVerb(word)) return false;
    const start = lower.indexOf(word);
    // 売 of 売ってよい, which a segmenter cuts off its ending.
    if (/^\p{Script=Han}$/u.test(word) && /^\p{Script=Hiragana}/u.test(lower.slice(start + 1))) return false;
    return start < 0 || !overlapsAny({ start, end: start + word.length }, [...understood, ...plain]);
  });
}

/** Words that no cue has understood, whether or not an entry has them; English alone, where words stand apart. */
function unaccounted({ text, understood, plain, anything }: Scan): string[] {
  const accounted = [...understood, ...plain, ...anything];
  return text.tokens
    .filter((token) => /^[a-z]{3,}$/iu.test(token.raw) && !overlapsAny(token, accounted))
    .map(({ raw }) => folded(raw))
    .filter((word) => !isStopWord(word));
}
