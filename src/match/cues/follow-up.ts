import type { WordsByLanguage } from '../../core/localised.ts';
import type { Vocabulary } from '../../core/vocabulary.ts';
import { compileTables, findPhrases, type PhraseTable, wordsOf } from './phrases.ts';
import { cutSpans, type Span, type Text, type Token, toText } from './text.ts';

/** The words by which a question leans on the one before it. */
export interface FollowUpWords {
  openings: PhraseTable<true>;
  closings: PhraseTable<true>;
  pronouns: PhraseTable<true>;
  resets: PhraseTable<true>;
  /** Counted from one. */
  ordinals: PhraseTable<number>;
}

/** How a question leans on the one before it. */
export interface FollowUpCue {
  /** "And ...", "what about ...", "...は?" */
  opened: boolean;
  /** "That", "it": what was spoken of before. */
  points: boolean;
  /** "Now": the day asked about before no longer holds. */
  resets: boolean;
  /** "The second one", "2". */
  ordinal: number | undefined;
  /** The question without its opening and closing. */
  rest: Text;
  /** In `rest`: words that only refer. */
  spans: Span[];
}

export function buildFollowUpWords({ followUps }: Vocabulary): FollowUpWords {
  const plain = (words: WordsByLanguage | undefined) =>
    wordsOf(words).map((phrase) => [phrase, true as const] as const);
  return compileTables({
    openings: plain(followUps?.openings),
    closings: plain(followUps?.closings),
    pronouns: plain(followUps?.pronouns),
    resets: plain(followUps?.resets),
    ordinals: (followUps?.ordinals ?? []).flatMap((words, index) =>
      wordsOf(words).map((phrase) => [phrase, index + 1] as const),
    ),
  });
}

export function readFollowUp(words: FollowUpWords, question: string): FollowUpCue {
  const text = toText(question);
  const ends = [...openingsOf(words.openings, text), ...closingsOf(words.closings, text)];
  const rest = placed(toText(cutSpans(text.raw, ends)));
  const pronouns = findPhrases(words.pronouns, rest);
  const resets = findPhrases(words.resets, rest);
  const digit = digitOf(rest);
  const ordinals = findPhrases(words.ordinals, rest);
  return {
    opened: ends.length > 0,
    points: pronouns.length > 0,
    resets: resets.length > 0,
    ordinal: ordinals[0]?.values[0] ?? digit,
    rest,
    spans: [...pronouns, ...resets, ...ordinals, ...(digit === undefined ? [] : rest.tokens)],
  };
}

/** One after the other: "ok, and what about". */
function openingsOf(table: PhraseTable<true>, text: Text): Span[] {
  const spans: Span[] = [];
  for (const { first, last, start, end } of findPhrases(table, text)) {
    const before = text.tokens.slice(0, first).every((token) => spans.some((span) => span.end >= token.end));
    if (!before || last === text.tokens.length) break;
    spans.push({ start, end });
  }
  return spans;
}

function closingsOf(table: PhraseTable<true>, { raw, tokens }: Text): Span[] {
  // Phrases are found from the left, so the end is tried from each of its last words.
  for (let from = Math.max(1, tokens.length - longestClosing); from < tokens.length; from++) {
    const { start } = tokens[from] as Token;
    const tail = toText(raw.slice(start));
    const [found] = findPhrases(table, tail);
    if (found?.first === 0 && found.last === tail.tokens.length) return [{ start, end: raw.length }];
  }
  return [];
}

const longestClosing = 8;

/** A lone year, which elsewhere may be a number of something, is a time in "and 2024?". */
function placed(text: Text): Text {
  return /^\s*(?:19|20)\d{2}\s*[?？.]?\s*$/u.test(text.raw) ? toText(`in ${text.raw}`) : text;
}

function digitOf({ raw }: Text): number | undefined {
  const digit = /^\s*[#(]?([1-9])[.)]?\s*[?？]?\s*$/u.exec(raw)?.[1];
  return digit === undefined ? undefined : Number(digit);
}
