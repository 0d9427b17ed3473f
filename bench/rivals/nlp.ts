// @ts-expect-error The package has no types.
import { containerBootstrap, LangEn, Nlp } from '@nlpjs/basic';
import type { IndexEntry } from '../../src/match/engine/engine.ts';
import { type Find, perPhrasing, rankHits, spaced } from './rival.ts';

interface Classifier {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
}

/** What it calls a question that belongs to nothing it knows. */
const stranger = 'None';

/** A network trained on the questions; texts about the entries are left out, which would be learnt as if they were questions. */
export async function buildNlp(entries: readonly IndexEntry[]): Promise<Find> {
  const container = await containerBootstrap();
  container.use(LangEn);
  container.use(Nlp);
  container.registerConfiguration('nlu-en', { log: false }, false);
  const nlp = container.get('nlp') as Classifier & { settings: { autoSave: boolean; forceNER: boolean } };
  nlp.settings.autoSave = false;
  nlp.addLanguage('en');
  for (const { key, text, weight } of perPhrasing(entries)) if (weight >= 0.5) nlp.addDocument('en', text, key);
  await nlp.train();
  return async (question) => {
    const { classifications } = await nlp.process('en', spaced(question));
    if (classifications[0]?.intent === stranger) return { keys: [], scores: [0, 0] };
    return rankHits(classifications.map(({ intent, score }) => ({ key: intent, score })));
  };
}
