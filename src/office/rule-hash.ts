import { createHash } from 'node:crypto';
import type { KnowledgeBase, LocatedProvision } from '../core/base.ts';
import type { HistoryEntry } from '../core/instrument.ts';
import { inLanguage, type Language } from '../core/language.ts';
import { historyOf } from '../core/timeline.ts';

/** What of a rule may change. */
export const ruleParts = ['effect', 'text', 'history'] as const;
export type RulePart = (typeof ruleParts)[number];

/** Of a rule that is not there any more. */
const gone = 'gone';
const digits = 12;
/** Each answer asks for those of all it cites, and a knowledge base does not change. */
const known = new WeakMap<KnowledgeBase, Map<string, string>>();

/**
 * A content hash of what a rule says in a language, in three parts joined by dots: its effect, its text, its history.
 * That somebody checked it again, cites it better or translates it further changes nothing.
 */
export function ruleHash(base: KnowledgeBase, rule: string, language: Language): string {
  const hashes = known.get(base) ?? new Map<string, string>();
  known.set(base, hashes);
  const key = `${language} ${rule}`;
  const hash = hashes.get(key) ?? makeHash(base, rule, language);
  hashes.set(key, hash);
  return hash;
}

function makeHash(base: KnowledgeBase, rule: string, language: Language): string {
  const located = base.provisions.get(rule);
  if (located) return joined(partsOf(located, language));
  const instrument = base.instruments.get(rule);
  return instrument
    ? joined({ effect: [], text: inLanguage(instrument.title, language), history: told(instrument.history, language) })
    : gone;
}

/** Which parts differ between two hashes; all of them when the rule came or went. */
export function partsChanged(before: string, after: string): RulePart[] {
  const own = before.split('.');
  const other = after.split('.');
  return ruleParts.filter((_, at) => own[at] !== other[at]);
}

function partsOf(located: LocatedProvision, language: Language): Record<RulePart, unknown> {
  const { effect, applies, conditions, codes, hs, text, doubt, confidence, amendments = [] } = located.provision;
  return {
    effect: [effect, applies, conditions, codes, hs],
    text: [
      inLanguage(text, language),
      doubt && inLanguage(doubt, language),
      confidence,
      amendments.map((amendment) => [amendment.from, inLanguage(amendment.text, language)]),
    ],
    history: told(historyOf(located), language),
  };
}

function told(history: readonly HistoryEntry[], language: Language) {
  return history.map(({ from, status, note }) => [from, status, inLanguage(note, language)]);
}

function joined(parts: Record<RulePart, unknown>): string {
  return ruleParts.map((part) => short(parts[part])).join('.');
}

function short(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, digits);
}
