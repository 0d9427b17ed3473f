/** Confidence from which an entry is answered, and from which it is offered as one of several. */
export interface Thresholds {
  answer: number;
  choose: number;
}

/** The share of rightly found phrasings that each threshold may lose. */
export interface Losses {
  answer: number;
  choose: number;
}

const defaultLosses: Losses = { answer: 0.15, choose: 0.05 };
/** For a base too small to measure. */
const fallback: Thresholds = { answer: 0.2, choose: 0.12 };
const fewest = 50;

/** Positions spread evenly over `total`, at most `most` of them; the same ones each time. */
export function samplePositions(total: number, most: number): number[] {
  const size = Math.min(total, most);
  return Array.from({ length: size }, (_, at) => Math.floor(((at + 0.5) * total) / size));
}

/**
 * Thresholds from the base itself: each sampled phrasing is asked with that phrasing left out. `confidences` are those of the phrasings whose
 * entry was still found first; a threshold lies where the allowed share of them falls below.
 */
export function thresholdsFrom(confidences: number[], losses: Losses = defaultLosses): Thresholds {
  if (confidences.length < fewest) return fallback;
  const ascending = Float64Array.from(confidences).sort();
  const at = (loss: number): number => ascending[Math.floor(loss * ascending.length)] as number;
  return { answer: at(losses.answer), choose: at(losses.choose) };
}
