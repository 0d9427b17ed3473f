import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { KnowledgeBase } from '../src/core/base.ts';
import { languages } from '../src/core/language.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import type { Alias, IndexEntry } from '../src/match/engine/engine.ts';
import { aliasesOf, indexEntries, namesOf } from '../src/match/naming/entries.ts';
import { createRandom } from './random.ts';
import { type LabelledQuestion, readBase, readQuestions, sets } from './sets.ts';
import { createWorkload } from './synthetic.ts';
import { misspell } from './typos.ts';

/** What all engines are measured on. */
export type Task =
  | { kind: 'knowledge' }
  /** `most` questions of a public set in `folder`. */
  | { kind: 'set'; name: string; folder: string; most: number }
  | { kind: 'scale'; size: number; most: number };

export type Group = 'en' | 'other' | 'clean' | 'slip';

export interface AskedQuestion extends LabelledQuestion {
  group: Group;
}

/** Everything an engine may use, and what it is asked. */
export interface Material {
  entries: IndexEntry[];
  aliases: Alias[];
  base?: KnowledgeBase;
  questions: AskedQuestion[];
}

const phrasingsEach = 3;

export async function readMaterial(task: Task): Promise<Material> {
  if (task.kind === 'knowledge') return readKnowledge();
  if (task.kind === 'set') return readSet(task.name, task.folder, task.most);
  const { entries, questions } = createWorkload(task.size, phrasingsEach, task.most);
  return { entries, aliases: [], questions: questions.map((question) => ({ ...question, group: 'clean' })) };
}

/** The project's own knowledge and held-out questions; those with more than one right reading are left out. */
async function readKnowledge(): Promise<Material> {
  const loaded = await loadKnowledge('knowledge', { cache: false });
  if (!loaded.ok) throw new Error('the knowledge base does not load: run `rareearth check`');
  const { base } = loaded;
  const questions = languages.flatMap((language) =>
    [`${language}.yml`, `field/${language}.yml`].flatMap((file) => {
      const rows = parse(readFileSync(join('test/questions', file), 'utf8')) as {
        question: string;
        entry?: { kind: string; id: string };
        choices?: string[];
      }[];
      return rows
        .filter(({ choices }) => !choices)
        .map(({ question, entry }) => ({
          query: question,
          entry: entry ? `${entry.kind}:${entry.id}` : null,
          group: language === 'en' ? ('en' as const) : ('other' as const),
        }));
    }),
  );
  const aliases = aliasesOf(namesOf(base), base.vocabulary);
  return { entries: indexEntries(base), aliases, base, questions: shuffled(questions) };
}

/** A sample of a set's questions, all that belong to nothing, and a third as many again with a slip in one word. */
function readSet(name: string, folder: string, most: number): Material {
  const set = sets.find((known) => known.name === name);
  if (!set) throw new Error(`there is no set ${name}`);
  const all = shuffled(readQuestions(folder, set.questions));
  const inScope = all.filter(({ entry }) => entry !== null).slice(0, most);
  const strangers = all.filter(({ entry }) => entry === null);
  const random = createRandom(1);
  const slips = inScope
    .slice(0, Math.ceil(inScope.length / 3))
    .map(({ query, entry }) => ({ query: misspell(query, 1, random), entry, group: 'slip' as const }));
  const clean = [...inScope, ...strangers].map((question) => ({ ...question, group: 'clean' as const }));
  return { entries: readBase(folder, set.base), aliases: [], questions: shuffled([...clean, ...slips]) };
}

/** In an order of its own, the same each time, so that the first of them are a fair sample. */
function shuffled<T>(items: readonly T[]): T[] {
  const random = createRandom(items.length);
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
