import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { KnowledgeBase } from '../../src/core/base.ts';
import { languages } from '../../src/core/language.ts';
import { assess } from '../../src/core/verdict.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { canonical } from '../../src/match/cues/text.ts';
import { buildMatcher, type Matcher } from '../../src/match/matcher.ts';
import { indexEntries, phrasingsOf, shownTitles } from '../../src/match/naming/entries.ts';

const today = '2026-11-22';

/** A held-out question and how it has to be understood. */
const Golden = z.strictObject({
  question: z.string(),
  day: z.string().optional(),
  outcome: z.literal('no_answer').optional(),
  entry: z.strictObject({ kind: z.string(), id: z.string() }).optional(),
  choices: z.array(z.string()).optional(),
  verdict: z.string().optional(),
});

function goldenIn(language: string): z.infer<typeof Golden>[] {
  const file = path.join(import.meta.dirname, `../questions/${language}.yml`);
  return z.array(Golden).parse(parse(readFileSync(file, 'utf8')));
}

let base: KnowledgeBase;
let matcher: Matcher;

beforeAll(async () => {
  const loaded = await loadKnowledge(path.join(import.meta.dirname, '../../knowledge'), { cache: false });
  if (!loaded.ok) throw new Error('the knowledge base does not load: run `rareearth check`');
  base = loaded.base;
  matcher = buildMatcher(base);
});

describe.each(languages)('held-out questions (%s)', (language) => {
  const golden = goldenIn(language);

  it.each(golden.map((item) => [item.question, item] as const))('%s', (question, { day = today, ...expected }) => {
    const reading = matcher.read(question, day);
    const { outcome, entry, choices, cues } = reading;
    const found = outcome === 'choose' ? choices.map((choice) => choice.entry.id) : (entry ?? outcome);
    expect(found).toEqual(expected.choices ?? expected.entry ?? 'no_answer');
    expect(cues.language).toBe(language);
    if (expected.verdict === undefined || !entry) return;
    expect(assess(base, entry.id, { ...cues, day: cues.asOf ?? day }).verdict).toBe(expected.verdict);
  });

  it('are not in the knowledge base', () => {
    const indexed = new Set([...phrasingsOf(indexEntries(base)).values()].flat().map(canonical));
    const copied = golden.filter(({ question, outcome }) => !outcome && indexed.has(canonical(question)));
    expect(copied.map(({ question }) => question)).toEqual([]);
  });
});

describe('titles that answers offer', () => {
  it('lead back to their entry, alone or among those that share them', () => {
    const lost = shownTitles(base).filter(({ title, ref }) => {
      const { entry, choices } = matcher.read(title, today);
      return ![entry, ...choices.map((choice) => choice.entry)].some(
        (found) => found?.kind === ref.kind && found.id === ref.id,
      );
    });
    expect(lost.map(({ title, ref }) => `${ref.kind} ${ref.id}: ${title}`)).toEqual([]);
  });

  it('and ids lead to their entry, with a day and a destination too', () => {
    const ids = [...base.topics.keys(), ...base.guides.keys(), ...base.instruments.keys(), ...base.provisions.keys()];
    const lost = ids.filter((id) => matcher.read(`${id} to Japan 2026-05-01`, today).entry?.id !== id);
    expect(lost).toEqual([]);
  });
});
