/** What acts are called, by the two series of numbers in use: announcements of a ministry, orders of a government. */
export const actKinds = ['announcement', 'order'] as const;
export type ActKind = (typeof actKinds)[number];
