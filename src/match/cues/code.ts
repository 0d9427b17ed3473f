import type { KnowledgeBase } from '../../core/base.ts';
import { overlapsAny, type Span } from './text.ts';

interface CodedProvision {
  ref: string;
  codes: string[];
  hs: string[];
}

export type CodeTable = readonly CodedProvision[];

/** A control code, catalogue entry or HS code named in a question. */
export interface CodeCue extends Span {
  code: string;
  /** Provisions that list it, those that list the fewest others first. */
  refs: string[];
  /** It is a heading of which rules name some codes only. */
  isHeading: boolean;
  /** Where none does: the provisions under the same subheading, else under the same heading. */
  near: string[];
}

const controlCode =
  /(?<![\p{L}\p{N}])(\d[A-E]\d{3})\s?\.?((?:[a-z](?![a-z])|\.[a-z](?![a-z]))(?:\.?\d+)?(?:\.?[a-z](?![a-z]))?)?(?![\p{Script=Latin}\p{N}])/giu;
const catalogueEntry = /(?<![\p{Script=Latin}\p{N}])\d{6}[JX](?![\p{Script=Latin}\p{N}])/giu;
const hsWord =
  '(?<!\\p{Script=Latin})(?:hs(?:[\\s-]?codes?)?|hts|cn[\\s-]?codes?|tariff(?:\\s+(?:codes?|headings?|numbers?|lines?))?|customs\\s+codes?|heading|zolltarifnummer|warennummer|海关编码|商品编码|税号|税则号|编码|HSコード|税番|HS코드|세번)';
const digits = '\\d{4}(?:[.\\s]?\\d{2}){0,3}';
const hsNamed = new RegExp(`${hsWord}\\s*(?:no\\.?|number|:|为|是|は)?\\s*(${digits})(?![\\d])`, 'giu');
/** Without the words, only shapes that nothing else has: 8505.11 or eight to ten digits. */
const hsBare = /(?<![\p{L}\d./-])(\d{4}\.\d{2}(?:\.?\d{2}){0,2}|\d{8}(?:\d{2})?)(?![\p{L}\d/-]|\.\d)/gu;

export function buildCodeTable(base: KnowledgeBase): CodeTable {
  return [...base.provisions.values()]
    .map(({ ref, provision }) => ({ ref, codes: (provision.codes ?? []).map(plain), hs: provision.hs ?? [] }))
    .filter(({ codes, hs }) => codes.length + hs.length > 0)
    .sort((a, b) => a.codes.length - b.codes.length);
}

export function readCodes(table: CodeTable, raw: string): CodeCue[] {
  if (!/\d/.test(raw)) return [];
  const cues: CodeCue[] = [];
  const push = (match: RegExpMatchArray, code: string, refs: string[]) => {
    const start = match.index ?? 0;
    const near = refs.length > 0 ? [] : nearCode(table, plain(code));
    const isHeading = near.length === 0 && refs.length > 0 && isHsHeading(table, plain(code));
    const cue = { code, refs, isHeading, near, start, end: start + match[0].length };
    if (!overlapsAny(cue, cues)) cues.push(cue);
  };
  for (const match of raw.matchAll(controlCode)) push(match, match[0].trim(), byCode(table, plain(match[0])));
  for (const match of raw.matchAll(catalogueEntry)) push(match, match[0].toUpperCase(), byCode(table, plain(match[0])));
  for (const shape of [hsNamed, hsBare]) {
    for (const match of raw.matchAll(shape)) {
      const code = (match[1] ?? '').replace(/\D/g, '');
      if (!isCompactDay(code) && !isYear(code)) push(match, match[1] ?? '', byHs(table, code));
    }
  }
  return cues;
}

/** Codes compare without dots and case: 1C902.a, 1c902a. */
function plain(code: string): string {
  return code.replace(/[\s.]/g, '').toUpperCase();
}

/** The code itself and what stands under it; else the heading it belongs to. */
function byCode(table: CodeTable, code: string): string[] {
  const matching = (test: (listed: string) => boolean) =>
    table.filter(({ codes }) => codes.some(test)).map(({ ref }) => ref);
  const within = matching((listed) => listed.startsWith(code));
  return within.length > 0 ? within : matching((listed) => listed.length >= 5 && code.startsWith(listed));
}

/** HS codes nest: 850511 is part of 8505, and 8505111000 part of both. */
function byHs(table: CodeTable, code: string): string[] {
  const matching = (test: (listed: string) => boolean) => table.filter(({ hs }) => hs.some(test)).map(({ ref }) => ref);
  const exact = matching((listed) => listed === code);
  return exact.length > 0 ? exact : matching((listed) => listed.startsWith(code) || code.startsWith(listed));
}

function isHsHeading(table: CodeTable, code: string): boolean {
  return table.some(({ hs }) => hs.some((listed) => listed.length > code.length && listed.startsWith(code)));
}

/** Codes of one heading are of like goods: 28469015 of those under 2846. */
function nearCode(table: CodeTable, code: string): string[] {
  for (const length of [6, 4]) {
    const heading = code.slice(0, length);
    const found = table.filter(({ codes, hs }) => [...codes, ...hs].some((listed) => listed.startsWith(heading)));
    if (code.length >= length && found.length > 0) return found.map(({ ref }) => ref);
  }
  return [];
}

/** "Tariff 2025" is of a year: chapters 19 and 20 have headings up to 1905 and 2009. */
function isYear(code: string): boolean {
  return /^(?:19|20)[1-9]\d$/.test(code);
}

/** 20251109 is a day. */
function isCompactDay(code: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(code);
}
