/** What a document is worth as evidence, strongest first. */
export const sourceKinds = [
  'official',
  'official_copy',
  'agency',
  'law_firm',
  'trade_press',
  'news',
  'vendor',
  'note',
] as const;
export type SourceKind = (typeof sourceKinds)[number];
