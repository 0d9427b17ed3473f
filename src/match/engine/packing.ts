import { crc32 } from 'node:zlib';

export type PackedArray = Int32Array | Float32Array | Uint16Array | Uint8Array;

const magic = 0x52_45_49_58;
/** Magic, length of the directory, length of the whole, checksum; four bytes each. */
const prefix = 16;
const alignment = 8;

const makers = {
  i32: (buffer: ArrayBufferLike, offset: number, length: number) => new Int32Array(buffer, offset, length),
  f32: (buffer: ArrayBufferLike, offset: number, length: number) => new Float32Array(buffer, offset, length),
  u16: (buffer: ArrayBufferLike, offset: number, length: number) => new Uint16Array(buffer, offset, length),
  u8: (buffer: ArrayBufferLike, offset: number, length: number) => new Uint8Array(buffer, offset, length),
};
type Type = keyof typeof makers;

/** Lays a text and arrays of numbers end to end, each array where it can be used in place. */
export function packArrays(header: string, arrays: readonly PackedArray[]): Uint8Array {
  const directory = arrays.map((array) => `${typeOf(array)} ${array.length}`).join('\n');
  const text = new TextEncoder().encode(`${directory}\n\n${header}`);
  let offset = aligned(prefix + text.length);
  const places = arrays.map((array) => {
    const place = offset;
    offset = aligned(offset + array.byteLength);
    return place;
  });
  const bytes = new Uint8Array(offset);
  bytes.set(text, prefix);
  for (const [at, array] of arrays.entries()) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), places[at]);
  }
  new Uint32Array(bytes.buffer, 0, 4).set([magic, text.length, offset, crc32(bytes.subarray(prefix))]);
  return bytes;
}

/** The text and the arrays, which share the memory of `bytes`; null when it does not hold what `packArrays` makes. */
export function unpackArrays(bytes: Uint8Array): { header: string; arrays: PackedArray[] } | null {
  if (bytes.length < prefix) return null;
  const whole = bytes.byteOffset % alignment === 0 ? bytes : bytes.slice();
  const [found, textLength = 0, length, sum] = new Uint32Array(whole.buffer, whole.byteOffset, 4);
  // A torn file or a flipped bit must not become a wrong answer.
  if (found !== magic || length !== whole.length || sum !== crc32(whole.subarray(prefix))) return null;
  const text = new TextDecoder().decode(whole.subarray(prefix, prefix + textLength));
  const end = text.indexOf('\n\n');
  let offset = aligned(prefix + textLength);
  const lines = end > 0 ? text.slice(0, end).split('\n') : [];
  const arrays = lines.map((line) => {
    const [type, count] = line.split(' ');
    const array = makers[type as Type](whole.buffer, whole.byteOffset + offset, Number(count));
    offset = aligned(offset + array.byteLength);
    return array;
  });
  return { header: text.slice(end + 2), arrays };
}

function typeOf(array: PackedArray): Type {
  if (array instanceof Int32Array) return 'i32';
  if (array instanceof Float32Array) return 'f32';
  return array instanceof Uint16Array ? 'u16' : 'u8';
}

function aligned(offset: number): number {
  return Math.ceil(offset / alignment) * alignment;
}
