/** Rows of numbers laid end to end: row r is `ids[start[r]] .. ids[start[r + 1] - 1]`, with a value beside each id. */
export interface Rows {
  start: Int32Array;
  ids: Int32Array;
  values: Float32Array;
}

/** Columns become rows; within each, ids ascend. `size` is the number of columns. */
export function transpose(rows: Rows, size: number): Rows {
  const start = new Int32Array(size + 1);
  for (const id of rows.ids) start[id + 1] = (start[id + 1] as number) + 1;
  for (let id = 0; id < size; id++) start[id + 1] = (start[id + 1] as number) + (start[id] as number);
  const next = start.slice(0, size);
  const ids = new Int32Array(rows.ids.length);
  const values = new Float32Array(rows.ids.length);
  for (let row = 0; row + 1 < rows.start.length; row++) {
    for (let at = rows.start[row] as number; at < (rows.start[row + 1] as number); at++) {
      const id = rows.ids[at] as number;
      const slot = next[id] as number;
      next[id] = slot + 1;
      ids[slot] = row;
      values[slot] = rows.values[at] as number;
    }
  }
  return { start, ids, values };
}

/** The position of an id in a row of ascending ids, or of the first greater one. */
export function lowerBound(rows: Rows, row: number, id: number): number {
  let low = rows.start[row] as number;
  let high = rows.start[row + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows.ids[middle] as number) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value beside an id of a row of ascending ids, 0 when the row does not hold it. */
export function valueAt(rows: Rows, row: number, id: number): number {
  const at = lowerBound(rows, row, id);
  return at < (rows.start[row + 1] as number) && rows.ids[at] === id ? (rows.values[at] as number) : 0;
}
