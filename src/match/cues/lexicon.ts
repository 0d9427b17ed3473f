import type { KnowledgeBase } from '../../core/base.ts';
import { languages } from '../../core/language.ts';
import type { CueKind, FormKind, Intent, Vocabulary } from '../../core/vocabulary.ts';
import { type ActTable, buildActTable } from './act.ts';
import { buildCodeTable, type CodeTable } from './code.ts';
import { buildFollowUpWords, type FollowUpWords } from './follow-up.ts';
import { compilePhrases, compileWords, type PhraseTable, wordsOf } from './phrases.ts';
import { buildElementTable, type ElementTable } from './symbol.ts';

export type Moment = Vocabulary['moments'][string];

/** The vocabulary and the look-ups of a knowledge base, compiled once. */
export interface Lexicon {
  kinds: PhraseTable<CueKind>;
  intents: PhraseTable<Intent>;
  destinations: PhraseTable<string>;
  /** Smaller places by the larger ones they lie in. */
  within: ReadonlyMap<string, readonly string[]>;
  users: PhraseTable<string>;
  uses: PhraseTable<string>;
  origins: PhraseTable<'china' | 'abroad'>;
  moments: PhraseTable<Moment>;
  forms: PhraseTable<FormKind>;
  elsewhere: PhraseTable<true>;
  followUps: FollowUpWords;
  acts: ActTable;
  codes: CodeTable;
  elements: ElementTable;
}

export function buildLexicon(base: KnowledgeBase): Lexicon {
  const { vocabulary } = base;
  return {
    kinds: compileWords(vocabulary.kinds),
    intents: compileWords(vocabulary.intents),
    destinations: compileNamed(vocabulary.destinations),
    within: new Map(Object.entries(vocabulary.destinations).map(([id, { within }]) => [id, within ?? []])),
    users: compileNamed(vocabulary.users),
    uses: compileNamed(vocabulary.uses),
    origins: compileWords(vocabulary.origins),
    moments: compilePhrases(
      Object.values(vocabulary.moments).flatMap((moment) =>
        wordsOf(moment.words).map((words) => [words, moment] as const),
      ),
    ),
    forms: compileWords(vocabulary.forms),
    elsewhere: compilePhrases(wordsOf(vocabulary.elsewhere).map((words) => [words, true] as const)),
    followUps: buildFollowUpWords(vocabulary),
    acts: buildActTable(base),
    codes: buildCodeTable(base),
    elements: buildElementTable(base),
  };
}

/** The words of each; its name stands in for a language without any. */
function compileNamed(named: Vocabulary['destinations']): PhraseTable<string> {
  const phrases: [string, string][] = [];
  for (const [id, { name, words }] of Object.entries(named)) {
    for (const language of languages) {
      for (const phrase of words[language] ?? [name[language]]) if (phrase !== undefined) phrases.push([phrase, id]);
    }
  }
  return compilePhrases(phrases);
}
