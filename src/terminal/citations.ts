import type { Citation } from '../core/citation.ts';
import { formatDay } from '../core/day.ts';
import type { Language } from '../core/language.ts';
import { phrases } from '../core/phrases/phrases.ts';
import { weightiest } from '../core/shown.ts';
import { hang, type Page, styled } from './layout.ts';

/** Numbers documents in the order in which they are first cited, and gathers the places cited in each. */
export class Footnotes {
  readonly #notes = new Map<string, { number: number; citation: Citation; pinpoints: Set<string> }>();

  /** "[1][3]" for the documents that weigh most. */
  mark(citations: readonly Citation[]): string {
    const numbers = weightiest(citations).map((citation) => this.#number(citation));
    return [...new Set(numbers)].map((number) => `[${number}]`).join('');
  }

  /** The documents with their places joined, in order. */
  get all(): Citation[] {
    return [...this.#notes.values()].map(({ citation, pinpoints }) => ({
      ...citation,
      pinpoint: [...pinpoints].join('; '),
    }));
  }

  #number(citation: Citation): number {
    const known = this.#notes.get(citation.source);
    const note = known ?? { number: this.#notes.size + 1, citation, pinpoints: new Set<string>() };
    note.pinpoints.add(citation.pinpoint);
    this.#notes.set(citation.source, note);
    return note.number;
  }
}

/** One citation in a line: document, number, pinpoint, publisher, kind, day, link. */
export function citationLine(citation: Citation, language: Language): string {
  const { number, title, original, pinpoint, publisher, kind, published, url } = citation;
  return [
    [number, original ? `${title} ${original}` : title].filter(Boolean).join(', '),
    pinpoint,
    publisher,
    phrases(language).sourceKind[kind],
    published && formatDay(published, language),
    url,
  ]
    .filter(Boolean)
    .join(' · ');
}

export function footnoteLines(page: Page, footnotes: Footnotes, language: Language): string[] {
  return footnotes.all.flatMap((citation, index) =>
    hang(page, `  [${index + 1}] `, citationLine(citation, language)).map((line) => styled(page, 'dim', line)),
  );
}
