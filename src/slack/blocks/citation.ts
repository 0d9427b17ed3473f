import type { Citation } from '../../core/citation.ts';
import { formatDay } from '../../core/day.ts';
import type { Language } from '../../core/language.ts';
import { phrases } from '../../core/phrases/phrases.ts';
import { escapeText, link, safeAddress } from '../mrkdwn.ts';

/** A numbered place in a document. */
export interface Note {
  number: number;
  source: string;
  /** The place and the document it is in: as mrkdwn, and in words. */
  place: string;
  document: string;
  plainPlace: string;
  plainDocument: string;
}

/** Numbers places in the order in which they are first named; the same place has one number. */
export class Footnotes {
  readonly #language: Language;
  readonly #notes = new Map<string, Note>();

  constructor(language: Language) {
    this.#language = language;
  }

  of(citations: readonly Citation[]): Note[] {
    return citations.map((citation) => {
      const key = `${citation.source}\n${citation.pinpoint}`;
      const known = this.#notes.get(key);
      if (known) return known;
      const note = describe(citation, this.#notes.size + 1, this.#language);
      this.#notes.set(key, note);
      return note;
    });
  }
}

/** [1][2] */
export function marks(notes: readonly Note[]): string {
  return notes.map(({ number }) => `[${number}]`).join('');
}

/** Places of one document share a line up to this length. */
const longestPlaces = 1_000;

/** A line for each document, its places first: "[5] section 4 · [10] closing section: document, publisher, day". */
export function noteLines(notes: readonly Note[]): { line: string; plain: string }[] {
  const groups: Note[][] = [];
  for (const note of notes) {
    const group = groups.findLast(([first]) => first?.source === note.source);
    if (group && joinPlaces([...group, note], 'place').length <= longestPlaces) group.push(note);
    else groups.push([note]);
  }
  return groups.map((group) => ({
    line: `${joinPlaces(group, 'place')} ${group[0]?.document}`,
    plain: `${joinPlaces(group, 'plainPlace')} ${group[0]?.plainDocument}`,
  }));
}

function joinPlaces(notes: Note[], field: 'place' | 'plainPlace'): string {
  const places = notes.map((note) => [`[${note.number}]`, note[field]].filter((part) => part !== '').join(' '));
  return notes.some((note) => note[field] !== '') ? `${places.join(' · ')}:` : places.join(' · ');
}

function describe(citation: Citation, number: number, language: Language): Note {
  const { source, url, pinpoint, publisher, published, original } = citation;
  const name = citation.number === null ? citation.title : `${citation.number}, ${citation.title}`;
  const kind = phrases(language).sourceKind[citation.kind];
  const day = published === null ? '' : formatDay(published, language);
  const facts = [escapeText(publisher, 80), escapeText(kind, 60), escapeText(day, 40)];
  return {
    number,
    source,
    place: escapeText(pinpoint, 160),
    document: join([`${link(url, name, 220)}${original ? ` ${escapeText(original, 160)}` : ''}`, ...facts], ' · '),
    plainPlace: pinpoint,
    plainDocument: join([name, original ?? '', publisher, kind, day, safeAddress(url) ?? ''], ', '),
  };
}

function join(parts: string[], separator: string): string {
  return parts.filter((part) => part !== '').join(separator);
}
