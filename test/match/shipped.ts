import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { canonical } from '../../src/match/cues/text.ts';
import { indexEntries, phrasingsOf } from '../../src/match/naming/entries.ts';
import { openMatcher } from '../../src/open-matcher.ts';

/** The knowledge base that ships, and what understands questions about it: prepared once for all suites of a process. */
const loaded = await loadKnowledge(path.join(import.meta.dirname, '../../knowledge'));
if (!loaded.ok) throw new Error('the knowledge base does not load: run `rareearth check`');
export const { base } = loaded;
export const matcher = openMatcher(base);

/** The questions of a file in `test/questions`. */
export function questionsIn<Question extends z.ZodType>(file: string, question: Question): z.infer<Question>[] {
  const text = readFileSync(path.join(import.meta.dirname, '../questions', file), 'utf8');
  return z.array(question).parse(parse(text));
}

/** Those that stand in the knowledge base as they are: to find these again proves nothing. */
export function copiedFrom<Asked extends { question: string }>(asked: readonly Asked[]): string[] {
  const indexed = new Set([...phrasingsOf(indexEntries(base)).values()].flat().map(canonical));
  return asked.map(({ question }) => question).filter((question) => indexed.has(canonical(question)));
}
