import { type ActKind, actKinds } from '../../core/act-kind.ts';
import type { KnowledgeBase } from '../../core/base.ts';
import type { Instrument } from '../../core/instrument.ts';
import { wordsOf } from './phrases.ts';
import { overlapsAny, type Span } from './text.ts';

interface NumberedAct {
  id: string;
  kind: ActKind;
  number: number;
  year: number | undefined;
}

export interface ActTable {
  acts: readonly NumberedAct[];
  shapes: readonly Shape[];
}

/** An act named by its number. */
export interface ActCue extends Span {
  number: number;
  year: number | undefined;
  /** Instruments with that number: none when the base does not have it, several when the year is missing. */
  ids: string[];
  /** False for a bare number, which may be something else. */
  strong: boolean;
}

interface Shape {
  shape: RegExp;
  /** What a question of this shape has in it, which is sooner found to be missing. */
  sign?: RegExp;
  kind?: ActKind;
  strong: boolean;
}

const yearTail = '(?:\\s*(?:\\/|,|\\(|-|of|from|in|vom|von|aus|des jahres)\\s*(?<year>(?:19|20)\\d{2})(?!\\d)\\)?)?';
const numberWord = '(?:numbers?|nos?\\.?|nrn?\\.?|nummern?|#|№|第|제)';
/** 11月10号 is a day. */
const notOfMonth = '(?<![月월]\\s*\\d?)(?<![\\d.])';
const dayNumber = '(?:[12]?\\d|3[01])(?!\\d)';
const month =
  '(?<!\\p{L})(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|ma[iy]|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)(?!\\p{L})';
/** 10号之后 is after a day. */
const notBeforeTime = `(?!${dayNumber}\\s*[号號호]\\s*(?:之|以)?(?:后|後|前|起|那天|当天|當天|到期|为止|為止|开始|開始|이후|이전|부터|까지|전에))`;
/** No year: a "compliance notice 2025" has no number. */
const value = '(?<number>(?!(?:19|20)\\d{2}(?!\\d))\\d{1,4})(?![\\d%]|[.,]\\d)';
const mark = '(?:\\s*[号號호])?';
const unit =
  '(?!\\s*(?:%|percent|prozent|days?|weeks?|months?|years?|tage|monate|jahre|kg|t(?![a-z])|tons?|tonnes?|tonnen|mm|nm|°|microns?|usd|eur|rmb|yuan|年|月|日|天|个|吨|公斤|년|월|일|톤|개|層|层|nanomet))';
const listed = new RegExp(
  `(?:\\s*(?:,|and|und|&|or|oder|vs\\.?|versus|和|、|及|与|と|및|과|와)\\s*)${numberWord}?\\s*${value}${unit}${mark}${yearTail}`,
  'iuy',
);

/** The numbers of a base's acts, read from the way they are written, and the ways to name one. */
export function buildActTable(base: KnowledgeBase): ActTable {
  const { vocabulary } = base;
  const shapes: Shape[] = actKinds.flatMap((kind) => {
    const words = alternatives(wordsOf(vocabulary.acts[kind]));
    return words === undefined ? [] : shapesOf(words, kind);
  });
  const issuers = alternatives(Object.values(vocabulary.issuers).flatMap(wordsOf));
  return {
    acts: [...base.instruments.values()].flatMap(numbered),
    shapes: [...shapes, ...plainShapes(issuers)],
  };
}

/** Acts named in a question, in order. */
export function readActs({ acts, shapes }: ActTable, raw: string): ActCue[] {
  if (!/\d/.test(raw)) return [];
  const cues: ActCue[] = [];
  let missing: RegExp | undefined;
  for (const { shape, sign, kind, strong } of shapes) {
    // Shapes with the same sign follow one another.
    if (sign && (sign === missing || !sign.test(raw))) {
      missing = sign;
      continue;
    }
    for (const match of raw.matchAll(shape)) {
      const cue = cueOf(acts, match, kind, strong);
      const wanted = cue.ids.length > 0 || (strong && kind === 'announcement');
      if (!wanted || overlapsAny(cue, cues)) continue;
      cues.push(cue, ...restOfList(acts, raw, cue, kind));
    }
  }
  return withSharedYear(
    acts,
    cues.sort((a, b) => a.start - b.start),
  );
}

function shapesOf(words: string, kind: ActKind): Shape[] {
  const sign = new RegExp(words, 'iu');
  const shapes = [
    new RegExp(
      `${words}s?n?\\s*[〔\\[(（]?(?<year>(?:19|20)\\d{2})\\s*[〕\\])）]?\\s*[年년]?\\s*(?:${numberWord}|[-/])\\s*${value}(?![-/]\\d)${mark}`,
      'giu',
    ),
    new RegExp(`(?<year>(?:19|20)\\d{2})\\s*[年년]\\s*(?:第|제)?\\s*${value}\\s*[号號호]?\\s*${words}`, 'giu'),
    new RegExp(`${notOfMonth}(?:第|제)?\\s*${value}\\s*[号號호]\\s*(?:的|の)?${words}${yearTail}`, 'giu'),
    new RegExp(`${words}s?n?\\s*${numberWord}?\\s*${value}${unit}${mark}${yearTail}`, 'giu'),
  ];
  return shapes.map((shape) => ({ shape, sign, kind, strong: true }));
}

function plainShapes(issuers: string | undefined): Shape[] {
  const sources = [
    `(?<year>(?:19|20)\\d{2})\\s*[年년]\\s*(?:第|제)?\\s*${value}\\s*[号號호]`,
    // "In 10/2025" is a month.
    `(?<![\\d./-]|(?:^|[^\\p{L}])(?:in|im|since|until|by|during|seit|bis|ab)\\s)${value}\\s*(?:\\/|of)\\s*(?<year>(?:19|20)\\d{2})(?!\\d)`,
    `(?<![\\d.])(?<year>(?:19|20)\\d{2})\\s*(?:no\\.?|nr\\.?|#)\\s*${value}${unit}`,
    `(?<![\\p{L}\\p{N}])${numberWord}\\s*${value}${unit}${mark}${yearTail}`,
    `${notOfMonth}${notBeforeTime}${value}\\s*[号號호]`,
    ...(issuers === undefined ? [] : [`${issuers}(?:'s)?\\s*${numberWord}?\\s*${value}${unit}${yearTail}`]),
  ];
  // "30 Nov" and "November 30th" are days; "61 may still apply" is not.
  const weak = `(?<![\\p{L}\\d.,/+%-])(?!(?<=${month}\\.?\\s)${dayNumber})(?!${dayNumber}\\.?\\s*${month})(?<number>\\d{2,3})(?![\\p{L}\\d%/+-]|[.,]\\d)${unit}`;
  // "Now that 61 is repealed": of a bare number too, only an act can be said this.
  const said =
    '(?=\\s+(?:(?:is|was|has|been|got|gets|being|now|still|no longer|not|yet|finally)\\s+){0,4}(?:repealed|suspended|paused|revoked|withdrawn|scrapped|abolished))';
  return [
    ...sources.map((source) => ({ shape: new RegExp(source, 'giu'), strong: true })),
    { shape: new RegExp(weak + said, 'giu'), strong: true },
    { shape: new RegExp(weak, 'giu'), strong: false },
  ];
}

function alternatives(words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const sorted = words.toSorted((a, b) => b.length - a.length);
  const escaped = sorted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'));
  return `(?<![\\p{Script=Latin}\\p{N}])(?:${escaped.join('|')})`;
}

function cueOf(
  acts: readonly NumberedAct[],
  match: RegExpExecArray,
  kind: ActKind | undefined,
  strong: boolean,
): ActCue {
  const number = Number(match.groups?.number);
  const year = match.groups?.year === undefined ? undefined : Number(match.groups.year);
  const span = { start: match.index, end: match.index + match[0].length };
  return { number, year, ids: find(acts, number, year, kind), strong, ...span };
}

/** "Announcements 61 and 62": the numbers that follow one that was named in full. */
function restOfList(acts: readonly NumberedAct[], raw: string, cue: ActCue, kind: ActKind | undefined): ActCue[] {
  const rest: ActCue[] = [];
  if (!cue.strong) return rest;
  listed.lastIndex = cue.end;
  for (let match = listed.exec(raw); match; match = listed.exec(raw)) {
    const next = cueOf(acts, match, kind, true);
    if (next.ids.length === 0) break;
    rest.push(next);
    listed.lastIndex = next.end;
  }
  return rest;
}

/** "61 and 62 of 2025": a year after the last number holds for those before it. */
function withSharedYear(acts: readonly NumberedAct[], cues: ActCue[]): ActCue[] {
  const year = cues.at(-1)?.year;
  if (year === undefined || cues.length < 2) return cues;
  return cues.map((cue) => {
    if (cue.year !== undefined) return cue;
    const ids = cue.ids.filter((id) => acts.some((act) => act.id === id && act.year === year));
    return ids.length > 0 ? { ...cue, year, ids } : cue;
  });
}

function find(
  acts: readonly NumberedAct[],
  number: number,
  year: number | undefined,
  kind: ActKind | undefined,
): string[] {
  return acts
    .filter((act) => act.number === number)
    .filter((act) => year === undefined || act.year === year)
    .filter((act) => kind === undefined || act.kind === kind)
    .map(({ id }) => id);
}

const zhNumber = /(?:(\d{4})年)?第(\d+)号/u;
const enNumber = /(?:No\.?\s*)?(\d+)(?:\s+of\s+|\/)?((?:19|20)\d{2})?/i;

/** Official numbers have two shapes: 公告2025年第61号, 国务院令第785号; other numbers are searched as words. */
function numbered({ id, number, issued }: Instrument): NumberedAct[] {
  if (!number) return [];
  const issuedYear = issued === null ? undefined : Number(issued.slice(0, 4));
  const original = number.zh ?? '';
  const kind: ActKind | undefined = /令|\b(?:Order|Decree)\b/.test(original + number.en)
    ? 'order'
    : /公告|\b(?:Announcement|Notice)\b/i.test(original + number.en)
      ? 'announcement'
      : undefined;
  if (!kind) return [];

  const fromOriginal = zhNumber.exec(original);
  if (fromOriginal) {
    return [
      { id, kind, number: Number(fromOriginal[2]), year: fromOriginal[1] ? Number(fromOriginal[1]) : issuedYear },
    ];
  }
  const fromEnglish = enNumber.exec(number.en);
  if (!fromEnglish) return [];
  return [{ id, kind, number: Number(fromEnglish[1]), year: fromEnglish[2] ? Number(fromEnglish[2]) : issuedYear }];
}
