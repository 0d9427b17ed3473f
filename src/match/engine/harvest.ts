import type { Word } from '../words/analyse.ts';
import { eachFeature } from './features.ts';
import { eachGram, gramText } from './grams.ts';
import { createGrowable, filled, float32, type Growable, int32, push, uint16 } from './growable.ts';
import type { Rows } from './rows.ts';
import { addTo, createTally, drain } from './tally.ts';
import { adding, addWord, type NewVocabulary, type Vocabulary } from './vocabulary.ts';

/** What was read from the texts, before anything is weighed: features of each phrasing with how often they occur, and its character n-grams. */
export interface Harvest {
  phraseStart: Growable<Int32Array>;
  phraseWeight: Growable<Float32Array>;
  features: Sheaf;
  gramStart: Growable<Int32Array>;
  grams: Growable<Uint16Array>;
}

interface Sheaf {
  start: Growable<Int32Array>;
  ids: Growable<Int32Array>;
  counts: Growable<Float32Array>;
}

export function createHarvest(): Harvest {
  const gramStart = createGrowable(int32);
  push(gramStart, 0);
  return {
    phraseStart: createGrowable(int32),
    phraseWeight: createGrowable(float32),
    features: createSheaf(),
    gramStart,
    grams: createGrowable(uint16),
  };
}

/** Begins the next entry; its phrasings follow. */
export function beginEntry(harvest: Harvest): void {
  push(harvest.phraseStart, harvest.phraseWeight.length);
}

export function addPhrasing(
  harvest: Harvest,
  vocabulary: NewVocabulary,
  words: readonly Word[],
  concepts: readonly string[],
  weight: number,
): void {
  for (const word of words) addWord(vocabulary, word);
  eachFeature(words, concepts, adding(vocabulary), count);
  bind(harvest.features);
  eachGram(gramText(words), count);
  drain(tally, (bucket) => push(harvest.grams, bucket));
  push(harvest.gramStart, harvest.grams.length);
  push(harvest.phraseWeight, weight);
}

/** The features by phrasing, compounds followed by their parts. */
export function featureRows(harvest: Harvest, compounds: Vocabulary['compounds']): Rows {
  const rows = rowsOf(harvest.features);
  if (compounds.size === 0) return rows;
  const whole = createSheaf();
  for (let row = 0; row + 1 < rows.start.length; row++) {
    for (let at = rows.start[row] as number; at < (rows.start[row + 1] as number); at++) {
      const feature = rows.ids[at] as number;
      count(feature, rows.values[at] as number);
      for (const part of compounds.get(feature) ?? []) count(part);
    }
    bind(whole);
  }
  return rowsOf(whole);
}

function createSheaf(): Sheaf {
  const sheaf = { start: createGrowable(int32), ids: createGrowable(int32), counts: createGrowable(float32) };
  push(sheaf.start, 0);
  return sheaf;
}

const tally = createTally();
const count = (id: number, times = 1): void => addTo(tally, id, times);

/** Adds a row of what was counted. */
function bind(sheaf: Sheaf): void {
  drain(tally, (id, times) => {
    push(sheaf.ids, id);
    push(sheaf.counts, times);
  });
  push(sheaf.start, sheaf.ids.length);
}

function rowsOf({ start, ids, counts }: Sheaf): Rows {
  return { start: filled(start), ids: filled(ids), values: filled(counts) };
}
