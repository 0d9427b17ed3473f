import type { KnowledgeBase } from '../core/base.ts';
import { changeOf } from '../core/changes.ts';
import { citeAll, mergeCitations, type NonEmpty } from '../core/citation.ts';
import type { DigestLine } from '../core/digest.ts';
import { inLanguage, type Language } from '../core/language.ts';
import { joinSentences } from '../core/statement.ts';
import { rankOf } from '../core/strictness.ts';
import { textOn } from '../core/timeline.ts';
import { actTitle } from '../core/titles.ts';
import type { Due } from './due.ts';
import { groupBy } from './groups.ts';

/** A line for each act; what is told of a provision for the first time has one of its own. Strictest first. */
export function linesOf(base: KnowledgeBase, due: readonly Due[], language: Language): DigestLine[] {
  const sorted = [...due].sort((a, b) => rankOfDue(a) - rankOfDue(b) || (a.rule < b.rule ? -1 : 1));
  const together = groupBy(sorted, (item) => (isFirst(item) ? item.rule : item.instrument.id));
  return together.map((items) => joinLines(base, items, language));
}

/** How strict what changes is: 0 is strictest. An act is as strict as the strictest of its provisions. */
export function rankOfDue({ provision, instrument }: Due): number {
  const concerned = provision ? [provision] : instrument.provisions;
  return Math.min(rankOf('background'), ...concerned.map(({ effect }) => rankOf(effect)));
}

/** The note of a first entry says only how a rule began, not what it is. */
function isFirst({ provision, entry, history }: Due): boolean {
  return provision !== null && entry.status === 'in_force' && history.at(-1) === entry;
}

function lineOf(base: KnowledgeBase, item: Due, language: Language): DigestLine {
  const { id, rule, title, note, citations } = changeOf(base, item, language);
  if (!isFirst(item) || !item.provision) return { changes: [id], rule, title, text: note, citations };
  const said = textOn(item.provision, item.entry.from);
  const { doubt } = item.provision;
  return {
    changes: [id],
    rule,
    title,
    text: joinSentences(language, ...[said.text, doubt ?? []].flat().map((one) => inLanguage(one, language)), note),
    citations: mergeCitations(citeAll(base, said.citations), citations),
  };
}

function joinLines(base: KnowledgeBase, items: NonEmpty<Due>, language: Language): DigestLine {
  const [item, ...rest] = items;
  const first = lineOf(base, item, language);
  const others = rest.map((other) => lineOf(base, other, language));
  if (others.length === 0) return first;
  return {
    changes: [...first.changes, ...others.flatMap(({ changes }) => changes)],
    rule: item.instrument.id,
    title: actTitle(item.instrument, language),
    text: joinSentences(language, ...new Set([first, ...others].map(({ text }) => text))),
    citations: mergeCitations(first.citations, ...others.map(({ citations }) => citations)),
  };
}
