import type { KnowledgeBase } from '../../core/base.ts';
import { languages } from '../../core/language.ts';
import type { WordsByLanguage } from '../../core/localised.ts';
import type { CueKind, FormKind, Intent, Vocabulary } from '../../core/vocabulary.ts';
import { type ActTable, buildActTable } from './act.ts';
import { buildCodeTable, type CodeTable } from './code.ts';
import { buildFollowUpWords, type FollowUpWords } from './follow-up.ts';
import { compileTables, type PhraseTable, phrasesIn, wordsOf } from './phrases.ts';
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
  errands: PhraseTable<true>;
  everyday: PhraseTable<true>;
  plain: PhraseTable<true>;
  anything: PhraseTable<true>;
  followUps: FollowUpWords;
  acts: ActTable;
  codes: CodeTable;
  elements: ElementTable;
}

export function buildLexicon(base: KnowledgeBase): Lexicon {
  const { vocabulary } = base;
  return {
    ...compileTables({
      kinds: phrasesIn(vocabulary.kinds),
      intents: phrasesIn(vocabulary.intents),
      destinations: phrasesFor(vocabulary.destinations),
      users: phrasesFor(vocabulary.users),
      uses: phrasesFor(vocabulary.uses),
      origins: phrasesIn(vocabulary.origins),
      moments: Object.values(vocabulary.moments).flatMap((moment) =>
        wordsOf(moment.words).map((words) => [words, moment] as const),
      ),
      forms: phrasesIn(vocabulary.forms),
      elsewhere: listed(vocabulary.elsewhere),
      errands: listed(vocabulary.errands),
      everyday: listed(vocabulary.everyday),
      plain: listed(vocabulary.plain),
      anything: listed(vocabulary.anything?.words),
    }),
    within: new Map(Object.entries(vocabulary.destinations).map(([id, { within }]) => [id, within ?? []])),
    followUps: buildFollowUpWords(vocabulary),
    acts: buildActTable(base),
    codes: buildCodeTable(base),
    elements: buildElementTable(base),
  };
}

function listed(words: WordsByLanguage | undefined): (readonly [words: string, true])[] {
  return wordsOf(words).map((phrase) => [phrase, true]);
}

/** The words of each; its name stands in for a language without any. */
function phrasesFor(named: Vocabulary['destinations']): [words: string, id: string][] {
  return Object.entries(named).flatMap(([id, { name, words }]) =>
    languages
      .flatMap((language) => words[language] ?? [name[language]])
      .flatMap((phrase): [string, string][] => (phrase === undefined ? [] : [[phrase, id]])),
  );
}
