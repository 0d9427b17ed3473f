import type { Answer } from '../answer.ts';

/** What a column of a list can say of an item. `reference` is the asker's own number for it, and is never read. */
export const itemFields = ['reference', 'thing', 'composition', 'kind', 'code', 'destination', 'user'] as const;
export type ItemField = (typeof itemFields)[number];

/** A row of a list, as it came. */
export interface ItemRow {
  /** From one, as an editor counts them. */
  line: number;
  cells: readonly string[];
}

/** A row, sorted into what it says. */
export type ItemLine = { line: number; given: string } & Partial<Record<ItemField, string>>;

/** A row that no question can be made of, or that could not be read. Nothing given is passed over in silence. */
export interface RefusedLine {
  line: number;
  given: string;
  why: string;
}

/** What one would have to know to decide, and what it could be, by name. */
export interface Missing {
  /**
   * `thing`: what it is at all. `kind`: goods, technology or equipment. `which`: which of several things, by composition
   * or form. The others change the verdict for this very item.
   */
  what: 'thing' | 'kind' | 'which' | 'destination' | 'user' | 'use';
  options: string[];
}

/** What holds for one item of a list. */
export interface ItemResult {
  item: ItemLine;
  /** The question that was read from the line. */
  question: string;
  answer: Answer;
  missing: Missing[];
  /** What the line says that was not understood, and so was not taken into account. */
  ignored: string[];
}

/** More lines than this are given back unread: a list that long would keep others waiting. The terminal takes any. */
export const mostItems = 200;
