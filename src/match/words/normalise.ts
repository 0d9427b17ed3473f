const plainAscii = /^[\x20-\x7e]*$/;
const invisible = /[\p{Cf}\p{Cc}\p{Variation_Selector}]/gu;
const europeanMarks = /[\u0300-\u036f]/g;

/** Letters that NFD does not take apart, and typographic signs that people and editors swap freely. */
const folds: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};
const foldable = new RegExp(`[${Object.keys(folds).join('')}]`, 'gu');

/**
 * One spelling for what reads the same: compatibility forms (full width, ligatures, subscripts) resolved, lower case, European diacritics off,
 * quotes and dashes plain, invisible and direction characters removed, white space single. Marks of other scripts stay:
 * without them か and が, or the parts of a Hangul syllable, would fall together.
 */
export function normalise(text: string): string {
  if (plainAscii.test(text)) return collapse(text.toLowerCase());
  // Accents that stand alone (´) would decompose into a space and a mark, so quotes are folded before and after NFKC.
  const compatible = fold(text).normalize('NFKC').toLowerCase();
  const bare = compatible.normalize('NFD').replace(europeanMarks, '').normalize('NFC');
  return collapse(
    fold(bare)
      .replace(/[\t\n\r\f\v]/g, ' ')
      .replace(invisible, ''),
  );
}

function fold(text: string): string {
  return text.replace(foldable, (character) => folds[character] ?? character);
}

function collapse(text: string): string {
  return text
    .replace(/\bw\/(o(?:ut)?\b)?/g, (_, out) => (out ? 'without' : 'with '))
    .replace(/\s+/g, ' ')
    .trim();
}
