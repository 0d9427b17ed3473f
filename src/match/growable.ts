/** An Int32Array that grows as it is filled: a number array of the same length would take twice the memory and the collector's time. */
export interface Growable {
  values: Int32Array;
  length: number;
}

export function createGrowable(capacity = 1024): Growable {
  return { values: new Int32Array(capacity), length: 0 };
}

export function push(list: Growable, value: number): void {
  if (list.length === list.values.length) {
    const larger = new Int32Array(list.values.length * 2);
    larger.set(list.values);
    list.values = larger;
  }
  list.values[list.length++] = value;
}
