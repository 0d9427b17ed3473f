import type { InvertedIndex } from './inverted-index.ts';
import { centreWithout } from './leave-out.ts';
import { parameters } from './parameters.ts';
import type { Query } from './query.ts';
import { lowerBound, valueAt } from './rows.ts';
import type { Finalists, Scratch } from './scratch.ts';

const second = parameters.slotDecay;
const third = second * second;
const slotSums = [1, 1, 1 + second, 1 + second + third];
const three = new Float32Array(3);

// The three best values of an entry. `fill` leaves the compiled code, which costs more than three stores.
function clearThree(): void {
  three[0] = 0;
  three[1] = 0;
  three[2] = 0;
}

/** Keeps the entries that look best by their phrasings and their likelihood, in no order. */
export function chooseFinalists(index: InvertedIndex, query: Query, scratch: Scratch, without: number): void {
  const { finalists, nearness, likelihood, reach, entries } = scratch;
  const scale = parameters.likelihoodShare / likelihoodScale(index, query);
  const places = finalists.entry.length;
  finalists.length = 0;
  let worst = 0;
  let least = 0;
  for (let at = 0; at < scratch.entryCount; at++) {
    const entry = entries[at] as number;
    const questions = questionsOf(index, entry, without);
    const likely = scale * (likelihood[entry] as number);
    // Rare words met most entries that matter first, so those to come seldom can be better: their phrasings need not be read.
    if (finalists.length === places && mostSlotMean(reach[entry] as number, questions) + likely <= least) continue;
    findNearest(index, nearness, entry, without);
    if (three[0] === 0) continue;
    const score = slotMean(questions) + likely;
    if (finalists.length < places) {
      finalists.entry[finalists.length] = entry;
      finalists.score[finalists.length++] = score;
      if (finalists.length < places) continue;
    } else if (score > least) {
      finalists.entry[worst] = entry;
      finalists.score[worst] = score;
    } else continue;
    worst = worstOf(finalists);
    least = finalists.score[worst] as number;
  }
}

/** What `slotMean` does not exceed when no value is above `most`. */
function mostSlotMean(most: number, questions: number): number {
  return (aboveRounding * most * (slotSums[3] as number)) / (slotSums[Math.min(3, questions)] as number);
}

/** Leaves the cosines of the entry's three nearest phrasings in `three`. */
function findNearest({ phraseStart }: InvertedIndex, nearness: Float32Array, entry: number, without: number): void {
  const end = phraseStart[entry + 1] as number;
  let a = 0;
  let b = 0;
  let c = 0;
  for (let phrase = phraseStart[entry] as number; phrase < end; phrase++) {
    const value = nearness[phrase] as number;
    if (value <= c || phrase === without) continue;
    if (value <= b) c = value;
    else if (value <= a) [b, c] = [value, b];
    else [a, b, c] = [value, a, b];
  }
  three[0] = a;
  three[1] = b;
  three[2] = c;
}

/** Puts a value into the falling `three`, if it is among them. */
function insert(value: number): void {
  if (value > (three[0] as number)) {
    three[2] = three[1] as number;
    three[1] = three[0] as number;
    three[0] = value;
  } else if (value > (three[1] as number)) {
    three[2] = three[1] as number;
    three[1] = value;
  } else if (value > (three[2] as number)) {
    three[2] = value;
  }
}

function worstOf({ length, score }: Finalists): number {
  let worst = 0;
  for (let at = 1; at < length; at++) if ((score[at] as number) < (score[worst] as number)) worst = at;
  return worst;
}

/** The values in `three`, weighed down by their place; an entry with fewer questions is not held to more. */
function slotMean(questions: number): number {
  const sum = (three[0] as number) + second * (three[1] as number) + third * (three[2] as number);
  return sum / (slotSums[Math.min(3, questions)] as number);
}

function questionsOf(index: InvertedIndex, entry: number, without: number): number {
  const isOwn = without >= 0 && index.phraseEntry[without] === entry;
  return (index.questions[entry] as number) - (isOwn ? 1 : 0);
}

function likelihoodScale(index: InvertedIndex, query: Query): number {
  let scale = 0;
  for (const feature of query.features) scale += index.likelihoodScale[feature] as number;
  return scale || 1;
}

/** Adds features that were too common to walk, for the finalists alone. */
export function addLeftOver(index: InvertedIndex, query: Query, scratch: Scratch, leftOver: readonly number[]): void {
  const { finalists, nearness, likelihood } = scratch;
  const { start, ids, values } = index.postings;
  for (const at of leftOver) {
    const feature = query.features[at] as number;
    const weight = query.weights[at] as number;
    const end = start[feature + 1] as number;
    for (let place = 0; place < finalists.length; place++) {
      const entry = finalists.entry[place] as number;
      const afterLast = index.phraseStart[entry + 1] as number;
      let slot = lowerBound(index.postings, feature, index.phraseStart[entry] as number);
      for (; slot < end && (ids[slot] as number) < afterLast; slot++) {
        const phrase = ids[slot] as number;
        nearness[phrase] = (nearness[phrase] as number) + weight * (values[slot] as number);
      }
      likelihood[entry] = (likelihood[entry] as number) + valueAt(index.likelihoods, feature, entry);
    }
  }
}

/** How near each finalist is in words: its best phrasings, its centre, and its likelihood. */
export function compareWords(index: InvertedIndex, query: Query, scratch: Scratch, without: number): void {
  const { finalists, nearness, likelihood } = scratch;
  const scale = 1 / likelihoodScale(index, query);
  for (let place = 0; place < finalists.length; place++) {
    const entry = finalists.entry[place] as number;
    let all = 0;
    for (let phrase = index.phraseStart[entry] as number; phrase < (index.phraseStart[entry + 1] as number); phrase++) {
      all += nearness[phrase] as number;
    }
    findNearest(index, nearness, entry, without);
    finalists.phrase[place] = slotMean(questionsOf(index, entry, without));
    finalists.likelihood[place] = scale * (likelihood[entry] as number);
    const isOwn = without >= 0 && index.phraseEntry[without] === entry;
    finalists.centre[place] = isOwn
      ? (all - (nearness[without] as number)) / centreWithout(index, without, all)
      : all / (index.centreLength[entry] as number);
  }
}

/** How near each finalist is in characters, over its phrasings that are nearest in words. */
export function compareCharacters(index: InvertedIndex, query: Query, scratch: Scratch, without: number): void {
  const { finalists, gramQuery, nearness } = scratch;
  let most = 0;
  for (let at = 0; at < query.grams.length; at++) {
    const bucket = query.grams[at] as number;
    gramQuery[bucket] = (query.gramWeights[at] as number) * (index.gramWeight[bucket] as number);
    most += gramQuery[bucket] as number;
  }
  most *= aboveRounding;
  for (let place = 0; place < finalists.length; place++) {
    const entry = finalists.entry[place] as number;
    const bar = closeBar(index, nearness, entry, without);
    clearThree();
    for (let phrase = index.phraseStart[entry] as number; phrase < (index.phraseStart[entry + 1] as number); phrase++) {
      if (phrase === without || (nearness[phrase] as number) < bar) continue;
      // A long text cannot come near a short question, whichever n-grams they share: most need not be read.
      if (most * (index.gramScale[phrase] as number) > (three[2] as number))
        insert(gramCosine(index, gramQuery, phrase));
    }
    finalists.character[place] = slotMean(questionsOf(index, entry, without));
  }
  for (const bucket of query.grams) gramQuery[bucket] = 0;
}

/** What no rounding of a sum exceeds. */
const aboveRounding = 1.001;
const closest = new Float32Array(parameters.closePhrasings);

/** How near in words a phrasing must be to be compared by characters: as near as the last of the entry's nearest few. */
function closeBar(index: InvertedIndex, nearness: Float32Array, entry: number, without: number): number {
  const from = index.phraseStart[entry] as number;
  const to = index.phraseStart[entry + 1] as number;
  const last = closest.length - 1;
  if (to - from <= closest.length) return 0;
  for (let at = 0; at <= last; at++) closest[at] = 0;
  let bar = 0;
  for (let phrase = from; phrase < to; phrase++) {
    const value = nearness[phrase] as number;
    if (value <= bar || phrase === without) continue;
    let at = last;
    for (; at > 0 && (closest[at - 1] as number) < value; at--) closest[at] = closest[at - 1] as number;
    closest[at] = value;
    bar = closest[last] as number;
  }
  return bar;
}

function gramCosine(index: InvertedIndex, gramQuery: Float32Array, phrase: number): number {
  const { gramStart, grams, gramScale } = index;
  if (index.bring) index.bring(phrase);
  let sum = 0;
  for (let at = gramStart[phrase] as number, end = gramStart[phrase + 1] as number; at < end; at++) {
    sum += gramQuery[grams[at] as number] as number;
  }
  return sum * (gramScale[phrase] as number);
}
