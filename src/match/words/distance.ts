/** Longer words are not compared. */
export const longestComparable = 40;

const width = longestComparable + 1;
const rows = [new Uint8Array(width), new Uint8Array(width), new Uint8Array(width)] as const;

/**
 * Edits between two words: a letter added, removed, replaced, or two neighbours swapped (optimal string alignment).
 * Returns `most + 1` when there are more than `most`, or when a word is too long to compare.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || a.length > longestComparable || b.length > longestComparable)
    return most + 1;
  let [beforeLast, last, current] = rows as readonly [Uint8Array, Uint8Array, Uint8Array];
  for (let column = 0; column <= b.length; column++) last[column] = column;
  for (let row = 1; row <= a.length; row++) {
    if (fillRow(a, b, row, beforeLast, last, current) > most) return most + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[b.length] as number, most + 1);
}

/** Fills one row of the table from the two before it, and returns its least value. */
function fillRow(
  a: string,
  b: string,
  row: number,
  beforeLast: Uint8Array,
  last: Uint8Array,
  current: Uint8Array,
): number {
  const letter = a.charCodeAt(row - 1);
  const letterBefore = a.charCodeAt(row - 2);
  current[0] = row;
  let least = row;
  for (let column = 1; column <= b.length; column++) {
    const other = b.charCodeAt(column - 1);
    const replaced = (last[column - 1] as number) + (letter === other ? 0 : 1);
    let edits = Math.min((last[column] as number) + 1, (current[column - 1] as number) + 1, replaced);
    if (row > 1 && column > 1 && letter === b.charCodeAt(column - 2) && letterBefore === other) {
      edits = Math.min(edits, (beforeLast[column - 2] as number) + 1);
    }
    current[column] = edits;
    if (edits < least) least = edits;
  }
  return least;
}
