/** Where the hash FNV-1a of a text begins. */
export const emptyHash = 0x811c9dc5;

/** The hash of a text that is longer by this code unit. */
export function addToHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Spreads what tells the hashes of short texts apart over all 32 bits. */
export function mixHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
