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

const exportable = new Set<TopicKind | undefined>([
  'element',
  'material',
  'product',
  'technology',
  'equipment',
  'service',
]);

/** What can be bought, sold or done, so that a verdict can be about it. */
export function isExportableKind(kind: TopicKind | undefined): boolean {
  return exportable.has(kind);
}
