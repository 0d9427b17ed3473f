import type { Statement } from './answer.ts';
import type { Applicable } from './applicable.ts';
import type { KnowledgeBase, LocatedProvision } from './base.ts';
import { citeAll, mergeCitations } from './citation.ts';
import { type Day, formatDay } from './day.ts';
import type { GuideStatement } from './guide.ts';
import { inLanguage, type Language } from './language.ts';
import type { Localised } from './localised.ts';
import { phrases } from './phrases/phrases.ts';
import { isReleasing, isRestrictive } from './strictness.ts';
import { historyOf, provisionOn, type Standing, textOn } from './timeline.ts';

/** What a provision says on a day, with what became of it, and the citations of both. */
export function provisionStatement(
  base: KnowledgeBase,
  { located, standing }: Pick<Applicable, 'located' | 'standing'>,
  day: Day,
  language: Language,
): Statement {
  const { provision, ref } = located;
  const { text, citations } = textOn(provision, day);
  const notes = standingNotes(located, standing, language);
  return {
    text: joinSentences(language, said(text, provision.doubt, language), ...notes.texts),
    effect: provision.effect,
    status: standing.entry.status,
    from: standing.entry.from,
    forecast: standing.forecast,
    confidence: provision.confidence,
    rule: ref,
    citations: mergeCitations(
      citeAll(base, citations),
      ...notes.entries.map((entry) => citeAll(base, entry.citations)),
    ),
  };
}

/** A provision that starts only after the day asked about. */
export function laterStatement(base: KnowledgeBase, located: LocatedProvision, language: Language): Statement {
  const { provision, ref } = located;
  const first = historyOf(located).at(-1);
  if (!first) throw new Error(`${ref} has no history`);
  const starts = phrases(language).startsLater(formatDay(first.from, language));
  return {
    text: joinSentences(language, starts, said(provision.text, provision.doubt, language)),
    effect: provision.effect,
    status: null,
    from: first.from,
    forecast: false,
    confidence: provision.confidence,
    rule: ref,
    citations: mergeCitations(citeAll(base, provision.citations), citeAll(base, first.citations)),
  };
}

/** A statement of a guide; null when it speaks of a provision or a time that the day does not reach. */
export function guideStatement(
  base: KnowledgeBase,
  item: GuideStatement,
  day: Day,
  language: Language,
): Statement | null {
  if ('provision' in item) {
    const located = base.provisions.get(item.provision);
    const standing = located && provisionOn(located, day);
    return standing ? provisionStatement(base, { located, standing }, day, language) : null;
  }
  if (item.from !== undefined && item.from > day) return null;
  return {
    text: inLanguage(item.text, language),
    effect: item.effect,
    status: null,
    from: item.from ?? null,
    forecast: false,
    confidence: 'high',
    rule: null,
    citations: citeAll(base, item.citations),
  };
}

/** The provisions that a standing asks to be shown beside it. */
export function seeAlso(
  base: KnowledgeBase,
  standing: Pick<Standing, 'entry'>,
  day: Day,
  language: Language,
): Statement[] {
  return (standing.entry.see ?? []).flatMap((ref) => {
    const located = base.provisions.get(ref);
    const other = located && provisionOn(located, day);
    return other ? [provisionStatement(base, { located, standing: other }, day, language)] : [];
  });
}

/** What to say of a standing: nothing much while in force, else how it came about, in the curator's own notes. */
function standingNotes({ provision }: LocatedProvision, standing: Standing, language: Language) {
  const { entry, before, forecast } = standing;
  if (entry.status === 'in_force' && !forecast) {
    const tells = isRestrictive(provision.effect) || isReleasing(provision.effect);
    const since = phrases(language).since(formatDay(entry.from, language));
    return { texts: tells ? [since] : [], entries: tells ? [entry] : [] };
  }
  const entries = forecast && before ? [before, entry] : [entry];
  return { texts: entries.map(({ note }) => inLanguage(note, language)), entries };
}

function said(text: Localised, doubt: Localised | undefined, language: Language): string {
  return doubt
    ? joinSentences(language, inLanguage(text, language), inLanguage(doubt, language))
    : inLanguage(text, language);
}

/** Sentences one after the other, with a space between them where the language has one. */
export function joinSentences(language: Language, ...sentences: string[]): string {
  return sentences.join(language === 'zh' || language === 'ja' ? '' : ' ');
}
