const stemmable = /^[a-z]{4,}$/;
const vowel = /[aeiouy]/;

/** British spellings that a rule would not catch, by their American form; the two meet in one stem. */
const spellings = new Map([
  ['licence', 'license'],
  ['licences', 'licenses'],
  ['licenced', 'licensed'],
  ['defence', 'defense'],
  ['offence', 'offense'],
  ['catalogue', 'catalog'],
  ['catalogues', 'catalogs'],
  ['aluminium', 'aluminum'],
  ['sulphur', 'sulfur'],
  ['centre', 'center'],
  ['centres', 'centers'],
  ['fibre', 'fiber'],
  ['fibres', 'fibers'],
  ['programme', 'program'],
  ['programmes', 'programs'],
  ['cheque', 'check'],
  ['tonne', 'ton'],
  ['tonnes', 'tons'],
  ['grey', 'gray'],
]);
const oneSpelling =
  /(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)|(?<=(?:col|fav|lab|harb|behavi|hon|flav|vap|neighb)o)u(?=r)/;

/** Endings that make a noun or adjective of a verb, as they look once plurals and final letters are off. */
const derivation = /(?<=^.{5,})(?:ation|at|(?<=[st])ion|ment|nes|abl|ibl|anc|enc|iti|iv|al|ful)$/;

/**
 * A light English stem: plural, -ing, -ed, -ly, final e and y, then one derivational ending, so that restriction meets restrict.
 * Short words, words with digits and other scripts stay as they are.
 */
export function stem(word: string): string {
  if (!stemmable.test(word)) return word;
  return trimEnding(trimParticiple(trimPlural(oneForm(word)))).replace(derivation, '');
}

function oneForm(word: string): string {
  const known = spellings.get(word);
  return known ?? word.replace(oneSpelling, (found) => (found === 'is' ? 'iz' : ''));
}

function trimPlural(word: string): string {
  if (!word.endsWith('s') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is'))
    return word.endsWith('sses') ? word.slice(0, -2) : word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function trimParticiple(word: string): string {
  for (const ending of ['ing', 'ed']) {
    if (!word.endsWith(ending)) continue;
    const rest = word.slice(0, -ending.length);
    if (rest.length >= 3 && vowel.test(rest)) return undouble(rest);
  }
  return word;
}

function undouble(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

function trimEnding(word: string): string {
  let rest = word;
  if (rest.endsWith('ly') && rest.length > 5) rest = rest.slice(0, -2);
  if (rest.endsWith('e') && rest.length > 3) rest = rest.slice(0, -1);
  if (rest.endsWith('y') && rest.length > 3) rest = `${rest.slice(0, -1)}i`;
  // control and controlled, travel and travelling: the doubling tells nothing, so sell loses it too.
  return rest.endsWith('ll') ? rest.slice(0, -1) : rest;
}
