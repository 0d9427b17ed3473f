import type { KnowledgeBase } from '../src/core/base.ts';
import { bestFirst, type Citation, cite } from '../src/core/citation.ts';
import { type CommandContext, defineCommand } from '../src/core/command.ts';
import { composeAnswer } from '../src/core/compose/answer.ts';
import { findEntry } from '../src/core/find.ts';
import { phrases } from '../src/core/phrases/phrases.ts';
import type { EntryRef, Reading } from '../src/core/reading.ts';
import { ask } from './ask.ts';

export const sources = defineCommand({
  name: 'sources',
  usage: 'sources [id, number or topic]',
  summary: 'List the documents behind an answer, official ones first; all of them without an id.',

  run(input, context) {
    const { base, today, on, language } = context;
    const entry = input.trim() ? findEntry(input, context) : null;
    if (input.trim() && !entry) return ask.run(input, context);
    const citations = entry ? citationsFor(entry, input, context) : allSources(base);
    return {
      kind: 'sources',
      title: phrases(language).allSources(citations.length),
      citations,
      language,
      asOf: on ?? today,
      revision: base.revision,
    };
  },
});

function citationsFor(entry: EntryRef, input: string, { base, read, today, on }: CommandContext): Citation[] {
  const { cues } = read(input, today);
  if (on !== undefined) cues.asOf ??= on;
  const reading: Reading = { outcome: 'answer', entry, confidence: 1, cues, choices: [], nearest: [] };
  const { statements, more } = composeAnswer({ base, question: input, reading, today });
  return onceEach([...statements, ...more].flatMap(({ citations }) => citations));
}

function allSources(base: KnowledgeBase): Citation[] {
  return onceEach([...base.sources.keys()].map((source) => cite(base, { source, pinpoint: '' })));
}

/** Each source once, by what it is worth, then newest first. */
function onceEach(citations: readonly Citation[]): Citation[] {
  const bySource = new Map(citations.map((citation) => [citation.source, citation]));
  return bestFirst([...bySource.values()].sort((a, b) => (b.published ?? '').localeCompare(a.published ?? '')));
}
