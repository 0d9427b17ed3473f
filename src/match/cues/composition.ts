import type { ElementTable, FormulaCue } from './symbol.ts';
import type { Span, Text } from './text.ts';

/** What a question says about the elements in a material. */
export interface Contents {
  has: ReadonlySet<string>;
  lacks: ReadonlySet<string>;
  /** The elements named in words; a formula still names its family. */
  spans: Span[];
}

/** An element, or a group of elements, named in a question. */
export interface ElementMention extends Span {
  symbols: readonly string[];
  /** A group: to have it is to have at least one of them, to lack it is to lack them all. */
  group: boolean;
}

const lead =
  '(?:\\s|any|added|both|the|a|trace|traces|of|small|tiny|minor|bit|hint|touch|dash|pinch|amounts?|some|little|much|percent|prozent|%|wt|weight|about|up|to|approx|ca|etwas|etwa|wenig|wenigen|einem|einer|hauch|anteil|bisschen|geringen|spuren|von|an|少量|少许|微量|一点点?|一些|点|\\d+(?:[.,]\\d+)?|[~≈])*';
const lacksBefore = new RegExp(
  `(?:without|w\\/o(?:ut)?|excluding|exclud(?:es|ed)|except|omitting|minus|lack(?:s|ing)|no|(?:not|n['’]?t|never)\\s+(?:contain(?:ing)?|us(?:e|ing)|hav(?:e|ing)|includ(?:e|ing)|need)|nothing\\s+like|free\\s+(?:of|from)|devoid\\s+of|zero|(?<![\\d.,])0(?:\\.0+)?\\s*%|neither|nor|ohne|frei\\s+von|kein(?:e|en|em|er)?|weder|noch|不含有?|不包含|不添加|未添加|未加|不加|不使用|不用|没有|没含|没加|零|無|无)${lead}$`,
  'iu',
);
const hasBefore = new RegExp(
  `(?:with|w\\/|contain(?:s|ing)?|including|includes?|incl\\.?|inkl\\.?|doped\\s+with|doped|having|has|have|us(?:e|es|ing)|plus|\\+|mit|enthält|enthalten|enthaltend|含有?了?|带有?|添加了?|加(?:入|有)?了?|掺(?:入|有|杂)?了?)${lead}$`,
  'iu',
);
const shareBefore =
  /(?:\d(?:[.,]\d+)?|\b(?:half|third|quarter|fifth|tenth|one|two|three|four|five|six|seven|eight|nine|ten|halbes|zwei|drei|vier|fünf|sechs)(?:\s+of)?(?:\s+an?)?)\s*(?:wt\.?\s*)?(?:%|percent|prozent|per cent)\s*(?:of\s+)?$|[百千]分之[\d.零一二三四五六七八九十点]+的?$/iu;
const lacksAfter =
  /^(?:-less|[\s:=]*(?:(?:none|nil|zero|absent|no)(?!\s*\p{L})|0(?:[.,]0+)?\s*%)|[\s-]*(?:free(?!\s+(?:to|for|from|circulation|trade)\b)|frei\w*|nicht\s+enthalten|なし|無し|无し|不使用|未使用|無添加|未添加|フリー|レス|[をもはが]?含ま(?:ない|ず|れない|れていない)|が含まれ(?:ない|ていない)|[をもは]?使(?:わ(?:ない|ず)|っていない|用し(?:ない|ていない)|用せず)|[をもは]?添加し(?:ない|ていない)|[がはも]?入っていない|が入らない|不含(?=[\s，。、；;,.?？!的)）]|$)|を含有しない|[을를은는도]?\s*(?:함유|포함|첨가|사용)하지\s*않|[을를은는도]?\s*쓰지\s*않|[이가은는도]?\s*(?:없|안\s*들어|들어있지\s*않|들어\s*있지\s*않|들어가지\s*않|빠진)|\s*(?:무첨가|미첨가|미함유|불포함|프리)))/iu;
const hasAfter =
  /^[\s-]*(?:的?(?:含量|占比)|(?:grain[\s-]boundary[\s-])?diffused|yes\b|bearing|containing|doped|added|alloyed|diffused|infiltrated|coated|enriched|rich|content|haltig\w*|dotiert\w*|legiert\w*|入り|[をもが]?(?:ちょっと(?:でも)?|少し(?:でも)?|わずか(?:に|でも)?|微量(?:に|でも)?|約?\d+(?:[.,]\d+)?\s*%)?(?:含む|含有|含ま?れ|添加|入|混ざ|混ぜ)|が含まれ|\s+(?:in(?!\s+(?:die\s|\d|(?:early|late|mid|last|next|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))|inside|within)\s|[을를이가도]?\s*(?:(?:조금|약간|소량|미량)(?:이라도|만|이)?\s*|약?\s*\d+(?:[.,]\d+)?\s*%\s*)?(?:함유|포함|첨가|들어)|[\s:=]*[<>≤≥~≈]?\s*\d+(?:[.,]\d+)?\s*(?:wt\.?\s*)?%)/iu;
const joiner =
  /^-?\s*(?:も|,|・|\/|\+|&|and|or|nor|und|oder|noch|sowie|和|、|及|与|或|と|や|または|및|와|과|이나|나|또는|or any)?(?:\s*(?:other|any|其他|das|the|of))?\s*$/iu;

/**
 * Which elements a material has and lacks: "with 2 % Dy", "Dy-free", "without terbium or dysprosium", or the
 * composition Nd28 Pr5.9 Fe65 B1, which lacks what it does not list.
 */
export function readContents(
  table: ElementTable,
  text: Text,
  mentions: readonly ElementMention[],
  formulas: readonly FormulaCue[],
  goods: readonly Span[],
): Contents | undefined {
  const has = new Set<string>();
  const lacks = new Set<string>();
  const spans: Span[] = [];
  for (const run of runsOf(text.raw, mentions)) {
    const first = run[0] as ElementMention;
    const last = run.at(-1) as ElementMention;
    const sense = senseOf(text.raw, first.start, last.end) ?? (leads(text.raw, last.end, goods) ? 'has' : undefined);
    // "Are lanthanum and cerium free?" asks about them.
    const isAsked = goods.length === 0 && /^\s+(?:free|frei)\s*[?!.？]*\s*$/iu.test(text.raw.slice(last.end));
    if (!sense || isAsked) continue;
    spans.push({ start: first.start, end: last.end });
    for (const { symbols, group } of run) {
      if (sense === 'lacks') for (const symbol of symbols) lacks.add(symbol);
      else if (!group) for (const symbol of symbols) has.add(symbol);
    }
  }
  for (const { absent } of formulas) for (const symbol of absent) lacks.add(symbol);
  for (const formula of formulas.filter(isMagnetLike)) {
    for (const symbol of formula.elements) if (!lacks.has(symbol)) has.add(symbol);
    if (listsAmounts(text.raw, formula))
      for (const symbol of table.bySymbol.keys()) if (!has.has(symbol)) lacks.add(symbol);
  }
  return has.size + lacks.size === 0 ? undefined : { has, lacks, spans };
}

/** "Dysprosium magnets", 镝磁体: an element right before the name of goods. */
function leads(raw: string, end: number, goods: readonly Span[]): boolean {
  return goods.some(({ start }) => start >= end && /^[\s-]*$/.test(raw.slice(end, start)));
}

/** Elements side by side, joined by "and", "or" or a comma, share one "with" or "without". */
function runsOf(raw: string, mentions: readonly ElementMention[]): ElementMention[][] {
  const runs: ElementMention[][] = [];
  for (const mention of mentions.toSorted((a, b) => a.start - b.start)) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && joiner.test(raw.slice(before.end, mention.start))) run.push(mention);
    else runs.push([mention]);
  }
  return runs;
}

/** A share right before or after an element: 0.5% Dy, Dy: 0.5 %, 镝0.5%. */
const shareNext = /^[\s:=]*[<>≤≥~≈]?\s*(\d+(?:[.,]\d+)?)\s*(?:wt\.?\s*)?%/u;
const shareLast = /(\d+(?:[.,]\d+)?)\s*(?:wt\.?\s*)?(?:%|percent|prozent|per cent)\s*(?:of\s+)?$/iu;
/** "Not Dy-free", "not without Dy"; 是不是 only asks. */
const not = "(?:\\bnot|n['’]t|\\bnicht|(?<!是)不是|并非|並非)";
const notBefore = new RegExp(`${not}\\s*(?:really\\s+|ganz\\s+)?$`, 'iu');
const notLacking = new RegExp(
  `${not}\\s*(?:free\\s+(?:of|from)|without|devoid\\s+of|frei\\s+von|ohne|[无無])${lead}$`,
  'iu',
);

/** Of two readings the one in which the element is there: what is in a magnet may only be missed on the safe side. */
function senseOf(raw: string, start: number, end: number): 'has' | 'lacks' | undefined {
  const before = raw.slice(0, start);
  const after = raw.slice(end);
  const shares = [shareLast.exec(before)?.[1], shareNext.exec(after)?.[1]].filter((share) => share !== undefined);
  if (shares.some((share) => Number(share.replace(',', '.')) > 0)) return 'has';
  if (notLacking.test(before) || (lacksAfter.test(after) && notBefore.test(before))) return 'has';
  if (lacksBefore.test(before) || lacksAfter.test(after)) return 'lacks';
  if (hasBefore.test(before) || shareBefore.test(before) || hasAfter.test(after)) return 'has';
  return undefined;
}

/** Metals without oxygen or acid rests: an alloy or magnet, not an oxide or salt. */
function isMagnetLike({ elements, form }: FormulaCue): boolean {
  return form === undefined && elements.length >= 2;
}

/** "Balance Fe": all that is not listed. */
const restOf = /bal|rest|remainder|余|残/iu;

/** A composition in amounts is taken as complete; Nd2Fe14B and Nd-Fe-B only name a family. */
function listsAmounts(raw: string, { start, end, elements }: FormulaCue): boolean {
  const formula = raw.slice(start, end);
  if (elements.length >= 3 && restOf.test(formula)) return true;
  const amounts = [...formula.matchAll(/\d+(?:\.\d+)?/g)].map(([amount]) => Number(amount));
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return elements.length >= 3 && total >= 90 && total <= 110;
}
