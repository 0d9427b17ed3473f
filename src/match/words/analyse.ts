import { simplified } from './characters.ts';
import { withoutParticle } from './korean.ts';
import { normalise } from './normalise.ts';
import { type Script, scriptOf } from './segment.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { tokeniseNormalised } from './tokens.ts';

/** A word of a text, and what is known of it without any base. */
export interface Word {
  surface: string;
  /** The form that stands for the word, in pairs and aliases too. */
  stem: string;
  /** A second form, looked up as well. */
  other: string | null;
  script: Script;
  isStop: boolean;
  /** Whether it can be looked up by likeness. Digits and codes never: one character makes another code. Nor unspaced scripts. */
  isCorrectable: boolean;
}

/** Longer questions are cut: nobody reads them out, and a pasted document must not occupy the process. */
const mostWords = 400;

/** The words of a text. Without `segment`, a run of an unspaced script is one word. */
export function analyse(text: string, segment = true): Word[] {
  return tokeniseNormalised(normalise(text), segment).slice(0, mostWords).map(toWord);
}

// Longer ones are no words; looking for parts or neighbours of them would take long.
const correctable = /^\p{L}{4,40}$/u;
const remembered = new Map<string, Word>();
const mostRemembered = 20_000;

/** The word with a given surface, as `tokenise` returns them. */
export function toWord(surface: string): Word {
  const known = remembered.get(surface);
  if (known) return known;
  const script = scriptOf(surface);
  const bare = script === 'hangul' ? withoutParticle(surface) : null;
  const form = script === 'latin' ? stem(surface) : script === 'cjk' ? simplified(surface) : (bare ?? surface);
  const word: Word = {
    surface,
    stem: form,
    other: bare === null ? null : surface,
    script,
    // 那個 says as little as 那个, and 이거를 as 이거.
    isStop: isStopWord(surface) || (script !== 'latin' && isStopWord(form)),
    isCorrectable: script === 'latin' && correctable.test(surface),
  };
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(surface, word);
  return word;
}
