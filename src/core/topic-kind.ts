export const topicKinds = [
  'element',
  'material',
  'product',
  'technology',
  'equipment',
  'service',
  'party',
  'licence',
  'document',
  'authority',
  'use',
  'destination',
  'concept',
] as const;
export type TopicKind = (typeof topicKinds)[number];

/** Kinds of topics that can be exported, which a verdict can be about. */
export const exportableKinds: ReadonlySet<TopicKind> = new Set([
  'element',
  'material',
  'product',
  'technology',
  'equipment',
  'service',
]);
