import { dualUseTopic, type KnowledgeBase } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import type { Cues, EntryRef } from '../core/reading.ts';
import { type ActCue, readActs } from './cues/act.ts';
import { type CodeCue, readCodes } from './cues/code.ts';
import { type Place, readDestination } from './cues/destination.ts';
import { readIntent, strongestIntent } from './cues/intent.ts';
import { type KindCue, readKind } from './cues/kind.ts';
import { detectLanguage } from './cues/language.ts';
import type { Lexicon } from './cues/lexicon.ts';
import { readOrigin } from './cues/origin.ts';
import { findPhrases, type PhraseTable } from './cues/phrases.ts';
import { type FormulaCue, readFormulas } from './cues/symbol.ts';
import { overlapsAny, type Span, type Text, toText } from './cues/text.ts';
import { readUser } from './cues/user.ts';
import { findMentions, isExportable, isGoods, type Mention } from './naming/mentions.ts';
import { readTime } from './time.ts';

/** Everything that stands in a question, before it is decided what it is about. */
export interface Scan {
  text: Text;
  cues: Cues;
  kind: KindCue | undefined;
  acts: ActCue[];
  codes: CodeCue[];
  mentions: Mention[];
  formulas: FormulaCue[];
  /** Words that speak of control: controlled, licence, fine. */
  control: Span[];
  /** Those of them that are said in no other field. */
  firm: Span[];
  /** Words for what is wanted: who, fine, licence. */
  wishes: Span[];
  /** Words for a kind, a user, a use or a start, and for what is wanted. */
  circumstances: Span[];
  /** What it says itself, whatever the conversation said before. */
  says: { day: boolean; place: boolean; intent: boolean };
  /** Words of questions that the base does not treat. */
  elsewhere: readonly Span[];
  /** Words of other fields that stand in questions of this one, too. */
  errands: readonly Span[];
  /** Words that name nothing: goods, items. */
  anything: readonly Span[];
  /** Days and places, which are cut out of what is searched. */
  cut: Span[];
  /** Several places side by side that the goods go to. */
  places: Place[];
  /** Words that say nothing of what it is about. */
  plain: readonly Span[];
  /** All that some cue has understood. */
  understood: Span[];
  /** The words next to the things and acts named, which may be part of a name the base has in another form. */
  beside: Span[];
  /** A licence, document or rule named besides: what the question may rather be about than the goods it names. */
  focus: EntryRef[];
  /** The rule on goods made abroad with the know-how that is named, where that is said. */
  originRule: EntryRef | undefined;
}

export interface Scanner {
  base: KnowledgeBase;
  lexicon: Lexicon;
  names: PhraseTable<EntryRef>;
}

export function scanQuestion(scanner: Scanner, text: Text, today: Day): Scan {
  const { base, lexicon } = scanner;
  const numbers = readActs(lexicon.acts, text.raw);
  const { acts, codes, mentions, formulas } = scanThings(scanner, text, numbers);
  const numbered = [...acts.filter(({ strong }) => strong), ...codes];
  const time = readTime(base, lexicon, text, today, { taken: numbered, mentions, acts: numbers });
  const taken = [...mentions.filter((mention) => !namesParty(base, mention)), ...time.spans];
  const place = readDestination(lexicon.destinations, lexicon.within, text, widerThanPlaces(lexicon, text, taken));
  const user = readUser(lexicon.users, text) ?? (place && readUser(lexicon.users, without(text, place.spans)));
  const use = readUser(lexicon.uses, text);
  const origin = readOrigin(lexicon.origins, text, place);
  const rule = origin?.origin === 'abroad' ? originRule(scanner, text, mentions) : undefined;
  const acting = [...mentions.filter(namesAct), ...(rule ? [rule] : [])];
  const { kind, intent, wishes } = readWishes(
    lexicon,
    text,
    [...(user?.spans ?? []), ...(use?.spans ?? [])],
    mentions,
    {
      acting,
      goods: mentions.filter(({ refs }) => refs.every(({ kind, id }) => kind === 'topic' && isGoods(base, id))),
    },
  );
  const cut = [...time.spans, ...(place?.spans ?? [])];
  const control = wishes.filter(({ values }) => values.includes('status') || values.includes('penalty'));
  const everyday = findPhrases(lexicon.everyday, text);
  const isNoTime = (phrase: Span) => !time.spans.some((span) => covers(span, phrase));
  const spans = [kind?.found, user?.spans, use?.spans, origin?.spans].flatMap((some) => some ?? []);
  const cues: Cues = { language: detectLanguage(text.raw), intent };
  if (time.asOf !== undefined) cues.asOf = time.asOf;
  if (time.badDay !== undefined) cues.badDay = time.badDay;
  if (kind) cues.kind = kind.kind;
  if (place?.destination !== undefined) cues.destination = place.destination;
  if (user) cues.user = user.id;
  if (use) cues.use = use.id;
  if (origin) cues.origin = origin.origin;

  // Spreading other objects into one of this size takes longer than finding all that is in it.
  return {
    text,
    codes,
    formulas,
    cues,
    kind,
    acts: acts.filter((act) => !time.acts.includes(act) && (act.strong || !overlapsAny(act, time.spans))),
    mentions: mentions.filter(
      (mention) => !overlapsAny(mention, time.spans) && !isInPlace(base, mention, place?.spans),
    ),
    wishes,
    circumstances: [...spans, ...wishes],
    says: { day: time.spans.length > 0, place: place !== undefined, intent: wishes.length > 0 },
    control,
    firm: control.filter((phrase) => !everyday.some((word) => covers(word, phrase))),
    elsewhere: findPhrases(lexicon.elsewhere, text).filter(
      // Said with a direction (到格陵兰), a place is where the goods go.
      (phrase) => isNoTime(phrase) && !place?.spans.some((span) => covers(span, phrase) && !covers(phrase, span)),
    ),
    errands: findPhrases(lexicon.errands, text).filter(isNoTime),
    anything: findPhrases(lexicon.anything, text),
    plain: findPhrases(lexicon.plain, text),
    cut,
    places: place?.several ?? [],
    beside: besideThings(base, text, mentions),
    focus: focusOf(base, lexicon, text, mentions),
    originRule: rule?.refs[0],
    understood: [
      ...numbered,
      ...mentions,
      ...formulas,
      ...cut,
      ...wishes,
      ...spans,
      ...findPhrases(lexicon.forms, text),
      ...findPhrases(lexicon.kinds, text),
    ],
  };
}

/** What is named: acts, codes, names and formulas, of which the longer ones win where they overlap. */
function scanThings(
  { lexicon, names }: Scanner,
  text: Text,
  numbers: readonly ActCue[],
): Pick<Scan, 'acts' | 'codes' | 'mentions' | 'formulas'> {
  const codes = readCodes(lexicon.codes, text.raw);
  const acts = numbers.filter((act) => !overlapsAny(act, codes));
  const named = findMentions(names, text).filter((mention) => !isPartOfAct(mention, acts));
  const formulas = readFormulas(lexicon.elements, text.raw).filter(
    (formula) => !named.some((mention) => covers(mention, formula)),
  );
  return {
    acts,
    codes,
    formulas,
    mentions: named.filter((mention) => !formulas.some((formula) => covers(formula, mention))),
  };
}

/** "A listed US company" is a listed company. */
function without(text: Text, spans: readonly Span[]): Text {
  return { raw: text.raw, tokens: text.tokens.filter((token) => !overlapsAny(token, spans)) };
}

/** Kind and intent together: "application process" is a wish and no process, "how to make" a process and no wish. */
function readWishes(
  lexicon: Lexicon,
  text: Text,
  parties: readonly Span[],
  mentions: readonly Mention[],
  { acting, goods }: { acting: readonly Span[]; goods: readonly Span[] },
) {
  // "Military purposes" asks for no reason.
  const found = readIntent(lexicon.intents, text).found.filter(
    (phrase) => !parties.some((party) => covers(party, phrase) && !covers(phrase, party)),
  );
  const kind = readKind(lexicon.kinds, text, [...found, ...acting], mentions, goods);
  const wishes = found.filter((phrase) => !kind?.found.some((word) => covers(word, phrase) && !covers(phrase, word)));
  return { kind, wishes, intent: strongestIntent(wishes) };
}

function besideThings(base: KnowledgeBase, text: Text, mentions: readonly Mention[]): Span[] {
  return mentions
    .filter(({ refs }) => refs.some((ref) => !isRuleOrPaper(base, ref)))
    .flatMap(({ first, last }) => [text.tokens[first - 1], text.tokens[last]])
    .filter((token) => token !== undefined);
}

function focusOf(base: KnowledgeBase, lexicon: Lexicon, text: Text, mentions: readonly Mention[]): EntryRef[] {
  const cues = [...findPhrases(lexicon.moments, text), ...findPhrases(lexicon.origins, text)];
  return mentions
    .filter((mention) => !overlapsAny(mention, cues))
    .flatMap(({ refs }) => refs.filter((ref) => isRuleOrPaper(base, ref)));
}

/** "Made abroad with Chinese technology" is a rule of its own: one whose name says whence the goods come, and with what they were made. */
function originRule({ base, lexicon }: Scanner, text: Text, mentions: readonly Mention[]): Mention | undefined {
  const knowHow = findPhrases(lexicon.kinds, text).filter(({ values }) => values.includes('technology'));
  const isOfOrigin = ({ refs }: Mention) =>
    refs.every((ref) => {
      const name = base.topics.get(ref.id)?.name.en;
      return isRuleOrPaper(base, ref) && name !== undefined && findPhrases(lexicon.origins, toText(name)).length > 0;
    });
  return mentions.find((mention) => knowHow.some((word) => covers(mention, word)) && isOfOrigin(mention));
}

/** Inside the words that give an act's number, a name is no mention of its own. */
function isPartOfAct(mention: Mention, acts: readonly ActCue[]): boolean {
  return acts.some((act) => act.strong && act.ids.length > 0 && covers(act, mention));
}

/** Names that hold the name of a place without being about sending something there: "US entity list". */
function widerThanPlaces(lexicon: Lexicon, text: Text, spans: readonly Span[]): Span[] {
  const places = findPhrases(lexicon.destinations, text);
  return spans.filter((span) => places.some((place) => covers(span, place) && !covers(place, span)));
}

/** 马达加斯加 is Madagascar and no motor, 马达. */
function isInPlace(base: KnowledgeBase, { refs, ...span }: Mention, places: readonly Span[] = []): boolean {
  const isThing = refs.some((ref) => isExportable(base, ref));
  return isThing && places.some((place) => covers(place, span) && !covers(span, place));
}

/** The title of an act may speak of technology where the question does not. */
function namesAct({ refs }: Mention): boolean {
  return refs.some(({ kind }) => kind === 'instrument');
}

/** A party or use named with its country ("US military") is where the goods go. */
function namesParty(base: KnowledgeBase, { refs }: Mention): boolean {
  return refs.some(({ kind, id }) => {
    const topic = kind === 'topic' ? base.topics.get(id)?.kind : undefined;
    return topic === 'party' || topic === 'use';
  });
}

/** Licences, documents and single rules; not the groups that things belong to, like rare earths. */
function isRuleOrPaper(base: KnowledgeBase, { kind, id }: EntryRef): boolean {
  const topic = kind === 'topic' ? base.topics.get(id)?.kind : undefined;
  if (topic === 'licence' || topic === 'document') return true;
  return topic === 'concept' && id !== dualUseTopic && !base.narrower.has(id);
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
