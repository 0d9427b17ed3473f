/** The constants of the ranking, each chosen on the validation questions of public sets; `bench/quality.ts` shows what they give. */
export const parameters = {
  /** A feature weighs ln(1 + entries / entries that have it) to this power. */
  rarityPower: 0.8,
  /** The second and third best phrasing of an entry count this much of the one before. */
  slotDecay: 0.7,
  /** Shares in the ranking of the entry as a whole: how likely its words are, how near its centre is, how near its characters are. */
  likelihoodShare: 0.5,
  centreShare: 0.5,
  characterShare: 0.65,
  /** How many times its chance elsewhere a word must occur in an entry to count as its own. */
  smoothing: 30,
  /** Candidates that reach the second stage, and phrasings of each that are compared by characters. */
  finalists: 12,
  closePhrasings: 4,
  /** Postings walked before the commoner features are left to the finalists. */
  postingBudget: 3_000,
  /** A phrasing of at least this weight is one of the entry's questions; a lighter one is text about it. */
  questionWeight: 0.5,
} as const;
