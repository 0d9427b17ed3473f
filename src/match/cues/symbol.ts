import type { KnowledgeBase } from '../../core/base.ts';
import type { FormKind } from '../../core/vocabulary.ts';
import { keyOf, overlapsAny, type Span, type Text } from './text.ts';

const symbols = new Set(
  (
    'H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe ' +
    'Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm'
  ).split(' '),
);

/** Names of elements, so that one the base does not know is never taken for a misspelt one it knows (thorium, thulium). */
const elementNames =
  'hydrogen helium lithium beryllium boron carbon nitrogen oxygen fluorine neon sodium magnesium aluminium aluminum silicon phosphorus sulfur sulphur chlorine argon ' +
  'potassium calcium scandium titanium vanadium chromium manganese iron cobalt nickel copper zinc gallium germanium arsenic selenium bromine krypton rubidium strontium ' +
  'yttrium zirconium niobium molybdenum technetium ruthenium rhodium palladium silver cadmium indium tin antimony tellurium iodine xenon caesium cesium barium lanthanum ' +
  'cerium praseodymium neodymium promethium samarium europium gadolinium terbium dysprosium holmium erbium thulium ytterbium lutetium hafnium tantalum tungsten rhenium ' +
  'osmium iridium platinum gold mercury thallium lead bismuth polonium astatine radon francium radium actinium thorium protactinium uranium neptunium plutonium americium curium ' +
  'hafnium tantal zirkonium titan uran platin nickel kobalt iridium rhodium';
const names = new Set(elementNames.split(' '));
/** Words that are an element only where the talk is of elements. */
const everyday = new Set(['gold', 'lead', 'tin', 'mercury', 'carbon', 'silver']);

/** Symbols that are also words, abbreviations or German pronouns; alone they count only inside a sentence, or beside another. */
const doubtful = new Set(
  'In As No He Be At I Am Er Es U V O C B N P S F H K Co La Po W Y Ac Os Re Pa Ho Al Si Ti'.split(' '),
);

export interface ElementTable {
  /** Topic by symbol. */
  bySymbol: ReadonlyMap<string, string>;
  /** Symbol by topic. */
  byTopic: ReadonlyMap<string, string>;
  /** Symbols that make a formula worth reading. */
  telling: ReadonlySet<string>;
}

/** A formula, a composition or a lone symbol in a question. */
export interface FormulaCue extends Span {
  elements: string[];
  /** Those it gives as 0 %. */
  absent: string[];
  form: FormKind | undefined;
}

export function buildElementTable(base: KnowledgeBase): ElementTable {
  const bySymbol = new Map<string, string>();
  for (const { id, symbol } of base.topics.values()) if (symbol !== undefined) bySymbol.set(symbol, id);
  const composed = base.vocabulary.compositions.flatMap(({ of, has }) => (of ? [] : (has ?? [])));
  return {
    bySymbol,
    byTopic: new Map([...bySymbol].map(([symbol, id]) => [id, symbol])),
    telling: new Set([...bySymbol.keys(), ...composed]),
  };
}

/**
 * Elements named that no topic is about: a question about copper is not one about holmium-copper alloy. Words inside
 * `taken` belong to a longer name.
 */
export function foreignElements(text: Text, known: ReadonlySet<string>, taken: readonly Span[]): Span[] {
  return text.tokens.filter((token) => {
    const word = token.raw.toLowerCase();
    if (!names.has(word) || everyday.has(word) || known.has(keyOf(word)) || overlapsAny(token, taken)) return false;
    // What goods are free of is not what they are.
    return !/^[\s-]*(?:free|less|frei)/iu.test(text.raw.slice(token.end));
  });
}

// Shapes only bound a candidate, without nested repetition; whether it is made of symbols is checked after.
const formulaShape =
  /(?<![\p{Script=Latin}\p{N}])\(?[A-Z][A-Za-z0-9()]*(?:[.,][A-Z0-9][A-Za-z0-9()]*)*(?![\p{Script=Latin}\p{N}])/gu;
const compositionShape =
  /(?<![\p{Script=Latin}\p{N}])(?:[A-Z][a-z]?\s?\d+(?:\.\d+)?\s?%?[\s,/·-]{1,3})+[A-Z][a-z]?\s?\d*(?:\.\d+)?(?![\p{Script=Latin}\p{N}])/gu;
const hyphenated = /(?<![\p{Script=Latin}\p{N}])[A-Z][a-z]?(?:[-–/·+][A-Z][a-z]?)+(?![\p{Script=Latin}\p{N}])/gu;
/** "..., balance Fe" */
const balance =
  /^[\s,;、，]*(?:and\s+|und\s+)?(?:(?:bal(?:ance)?\.?|rest|remainder|余量?为?|残部は?)\s*(?:of\s+)?Fe|Fe\s*(?:bal(?:ance)?\.?|rest|余量?|残部))(?![\p{L}])/iu;
/** "Dy/Tb" names two elements, Nd-Fe-B one alloy. */
const listing = /[/+]/;
const part = /([A-Z][a-z]?)(\s?(\d+(?:\.\d+)?))?/g;

/** Formulas (Dy2O3, Nd2Fe14B), compositions (Nd28 Pr5.9 Fe65 B1, Nd-Fe-B) and lone symbols of elements the base knows. */
export function readFormulas({ bySymbol, telling }: ElementTable, raw: string): FormulaCue[] {
  const cues: FormulaCue[] = [];
  if (!/[A-Z]/.test(raw)) return cues;
  for (const shape of [compositionShape, hyphenated, formulaShape]) {
    for (const match of raw.matchAll(shape)) {
      const rest =
        shape === compositionShape ? (balance.exec(raw.slice(match.index + match[0].length))?.[0] ?? '') : '';
      const span = { start: match.index, end: match.index + match[0].length + rest.length };
      if (overlapsAny(span, cues)) continue;
      const listed = elementsOf(match[0]);
      const named = listed && rest !== '' ? [...new Set([...listed, 'Fe'])] : listed;
      if (shape === hyphenated && named?.every((symbol) => bySymbol.has(symbol)) && listing.test(match[0])) continue;
      const known = named && named.length > 1 ? telling : bySymbol;
      if (named?.some((symbol) => known.has(symbol)) && isChemical(match[0], named, raw, span)) {
        const absent = absentIn(match[0]);
        const elements = named.filter((symbol) => !absent.includes(symbol));
        cues.push({ elements, absent, form: formOf(elements), ...span });
      }
    }
  }
  return cues.sort((a, b) => a.start - b.start);
}

function elementsOf(formula: string): string[] | undefined {
  const found = [...formula.matchAll(part)].map((match) => match[1] ?? '');
  const letters = formula.replace(/[^A-Za-z]/g, '');
  if (found.join('') !== letters || !found.every((symbol) => symbols.has(symbol))) return undefined;
  return [...new Set(found)];
}

/** "Dy 0 %": listed, and not in it. */
function absentIn(formula: string): string[] {
  return [...formula.matchAll(part)].flatMap(([, symbol, , amount]) =>
    symbol !== undefined && amount !== undefined && Number(amount) === 0 ? [symbol] : [],
  );
}

/** Tells a formula from an abbreviation or a word that happens to be made of symbols (US, HS, NPC, In). */
function isChemical(formula: string, elements: readonly string[], raw: string, span: Span): boolean {
  const [only] = elements;
  // FY2025 is a year.
  if (/(?:19|20)\d{2}$/.test(formula)) return false;
  if (elements.length > 1) return /\d/.test(formula) || /[a-z]/.test(formula);
  if (only === undefined) return false;
  if (/\d/.test(formula)) return true;
  if (!doubtful.has(only)) return !/^\s+[A-Z]{2,}/.test(raw.slice(span.end, span.end + 4)) || only.length === 2;
  const beside = /^\s*(?:oxide|metal|alloy|target|compound|content|oxid|metall|氧化|金属|合金)/i.test(
    raw.slice(span.end),
  );
  return (
    beside ||
    (span.start > 0 &&
      /[A-Za-z][a-z]\s$/.test(raw.slice(0, span.start)) &&
      only !== 'I' &&
      only !== 'Er' &&
      only !== 'Es')
  );
}

function formOf(elements: readonly string[]): FormKind | undefined {
  const others = elements.filter((symbol) => ['O', 'F', 'Cl', 'Br', 'N', 'C', 'S', 'P', 'H'].includes(symbol));
  if (others.length === 0 || others.length === elements.length) return undefined;
  if (elements.length - others.length > 1) return undefined;
  return others.length === 1 && others[0] === 'O' ? 'oxide' : 'compound';
}
