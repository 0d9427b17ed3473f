type Numbers = Int32Array | Uint16Array | Float32Array;

/** A typed array that grows as it is filled: a number array of the same length would take several times the memory. */
export interface Growable<T extends Numbers> {
  values: T;
  length: number;
  make: (length: number) => T;
}

export function createGrowable<T extends Numbers>(make: (length: number) => T): Growable<T> {
  return { values: make(1024), length: 0, make };
}

export function push<T extends Numbers>(list: Growable<T>, value: number): void {
  if (list.length === list.values.length) {
    const larger = list.make(list.values.length * 2);
    larger.set(list.values);
    list.values = larger;
  }
  list.values[list.length++] = value;
}

/** What was pushed, without a copy. */
export function filled<T extends Numbers>(list: Growable<T>): T {
  return list.values.subarray(0, list.length) as T;
}

export const int32 = (length: number): Int32Array => new Int32Array(length);
export const uint16 = (length: number): Uint16Array => new Uint16Array(length);
export const float32 = (length: number): Float32Array => new Float32Array(length);
