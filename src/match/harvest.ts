import type { Word } from './analyse.ts';
import { eachFeature } from './features.ts';
import { eachGram, gramText } from './grams.ts';
import { createGrowable, type Growable, push } from './growable.ts';
import type { Rows } from './rows.ts';
import { addTo, createTally, drain } from './tally.ts';
import { adding, addWord, type Vocabulary } from './vocabulary.ts';

/** What was read from the texts, before anything is weighed: features and character n-grams of each phrasing, with how often they occur. */
export interface Harvest {
  phraseStart: Growable;
  phraseWeight: number[];
  features: Sheaf;
  grams: Sheaf;
}

interface Sheaf {
  start: Growable;
  ids: Growable;
  counts: Growable;
}

export function createHarvest(): Harvest {
  return { phraseStart: createGrowable(), phraseWeight: [], features: createSheaf(), grams: createSheaf() };
}

/** Begins the next entry; its phrasings follow. */
export function beginEntry(harvest: Harvest): void {
  push(harvest.phraseStart, harvest.phraseWeight.length);
}

export function addPhrasing(
  harvest: Harvest,
  vocabulary: Vocabulary,
  words: readonly Word[],
  concepts: readonly string[],
  weight: number,
): void {
  for (const word of words) addWord(vocabulary, word);
  eachFeature(words, concepts, adding(vocabulary), count);
  bind(harvest.features);
  eachGram(gramText(words), count);
  bind(harvest.grams);
  harvest.phraseWeight.push(weight);
}

/** The features by phrasing, compounds followed by their parts. */
export function featureRows(harvest: Harvest, compounds: Vocabulary['compounds']): Rows {
  const { start, ids, counts } = harvest.features;
  if (compounds.size === 0) return rowsOf(harvest.features);
  const whole = createSheaf();
  for (let row = 0; row + 1 < start.length; row++) {
    for (let at = start.values[row] as number; at < (start.values[row + 1] as number); at++) {
      const feature = ids.values[at] as number;
      count(feature, counts.values[at] as number);
      for (const part of compounds.get(feature) ?? []) count(part);
    }
    bind(whole);
  }
  return rowsOf(whole);
}

export function gramRows(harvest: Harvest): Rows {
  return rowsOf(harvest.grams);
}

function createSheaf(): Sheaf {
  const sheaf = { start: createGrowable(), ids: createGrowable(), counts: createGrowable() };
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
  return {
    start: start.values.slice(0, start.length),
    ids: ids.values.slice(0, ids.length),
    values: Float32Array.from(counts.values.subarray(0, counts.length)),
  };
}
