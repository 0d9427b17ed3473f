import type { KnowledgeBase } from '../../src/core/base.ts';
import { type Alias, buildEngine, type IndexEntry } from '../../src/match/engine/engine.ts';
import { buildMatcher } from '../../src/match/matcher.ts';
import { keyOfEntry } from '../../src/match/naming/entries.ts';
import type { Find } from './rival.ts';

/** The engine alone. */
export function buildOurs(entries: readonly IndexEntry[], aliases: readonly Alias[] = []): Find {
  const engine = buildEngine(entries, aliases);
  const { answer, choose } = engine.thresholds;
  return (question) => {
    const { candidates } = engine.search(question);
    const first = candidates[0]?.confidence ?? 0;
    return {
      keys: candidates.map(({ key }) => key),
      scores: [first, candidates[1]?.confidence ?? 0],
      decision: first >= answer ? 'answer' : first >= choose ? 'choose' : 'none',
    };
  };
}

/** All that is done to understand a question, of which the engine is a part. */
export function buildOurMatcher(base: KnowledgeBase, today: string): Find {
  const matcher = buildMatcher(base);
  return (question) => {
    const { outcome, entry, choices, confidence } = matcher.read(question, today);
    const decision = outcome === 'no_answer' ? 'none' : outcome;
    const entries = outcome === 'choose' ? choices.map((choice) => choice.entry) : entry ? [entry] : [];
    return { keys: decision === 'none' ? [] : entries.map(keyOfEntry), scores: [confidence, 0], decision };
  };
}
