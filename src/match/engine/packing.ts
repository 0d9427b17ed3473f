import { crc32 } from 'node:zlib';

export type PackedArray = Int32Array | Float32Array | Uint16Array | Uint8Array;

const magic = 0x52_45_49_59;
/** Magic, length of the text, length of the body, checksum of text and page sums; four bytes each. */
const prefix = 16;
const alignment = 8;
/** Each stretch of this many bytes of the body has a checksum of its own, so that it can be read alone. */
const page = 4096;

const makers = {
  i32: (buffer: ArrayBufferLike, offset: number, length: number) => new Int32Array(buffer, offset, length),
  f32: (buffer: ArrayBufferLike, offset: number, length: number) => new Float32Array(buffer, offset, length),
  u16: (buffer: ArrayBufferLike, offset: number, length: number) => new Uint16Array(buffer, offset, length),
  u8: (buffer: ArrayBufferLike, offset: number, length: number) => new Uint8Array(buffer, offset, length),
};
type Type = keyof typeof makers;

export interface Packed {
  header: string;
  arrays: PackedArray[];
}

/** Lays a text and arrays of numbers end to end, each array where it can be used in place. */
export function packArrays(header: string, arrays: readonly PackedArray[]): Uint8Array {
  const directory = arrays.map((array) => `${typeOf(array)} ${array.length}`).join('\n');
  const text = new TextEncoder().encode(`${directory}\n\n${header}`);
  const length = arrays.reduce((sum, { byteLength }) => sum + aligned(byteLength), 0);
  const start = bodyStart(text.length, length);
  const bytes = new Uint8Array(start + length);
  bytes.set(text, prefix);
  let offset = start;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += aligned(array.byteLength);
  }
  const sums = new Uint32Array(bytes.buffer, aligned(prefix + text.length), pagesIn(length));
  for (let at = 0; at < sums.length; at++) sums[at] = crc32(pageOf(bytes.subarray(start), at));
  new Uint32Array(bytes.buffer, 0, 4).set([magic, text.length, length, crc32(bytes.subarray(prefix, start))]);
  return bytes;
}

/** The text and the arrays, which share the memory of `bytes`; null when it does not hold what `packArrays` makes. */
export function unpackArrays(bytes: Uint8Array): Packed | null {
  const whole = bytes.byteOffset % alignment === 0 ? bytes : bytes.slice();
  const head = readHead(whole, whole.length);
  if (!head) return null;
  const body = whole.subarray(head.start);
  // A torn file or a flipped bit must not become a wrong answer.
  if (head.sums.some((sum, at) => sum !== crc32(pageOf(body, at)))) return null;
  return unpackedFrom(head.text, body);
}

/** Brings a stretch of an array into memory, if it is not there yet. Throws when what is read is damaged. */
export type Bring = (array: PackedArray, from: number, to: number) => void;

/** A file that can be read in parts. */
export interface PackedFile {
  size: number;
  read: (target: Uint8Array, position: number) => void;
}

/** As `unpackArrays`, but the arrays are empty until a stretch of them is brought: a question needs little of an index. */
export function openArrays({ size, read }: PackedFile): (Packed & { bring: Bring }) | null {
  if (size < prefix) return null;
  const first = new Uint8Array(prefix);
  read(first, 0);
  const [, textLength = 0, length = 0] = new Uint32Array(first.buffer);
  if (bodyStart(textLength, length) + length !== size) return null;
  const top = new Uint8Array(size - length);
  read(top, 0);
  const head = readHead(top, size);
  if (!head) return null;
  // The system gives memory to what is written to, and not before.
  const body = new Uint8Array(length);
  const here = new Uint8Array(head.sums.length);
  const bring: Bring = (array, from, to) => {
    if (to <= from) return;
    const width = array.BYTES_PER_ELEMENT;
    const last = Math.floor((array.byteOffset + to * width - 1) / page);
    for (let at = Math.floor((array.byteOffset + from * width) / page); at <= last; at++) {
      if (here[at] === 1) continue;
      const target = pageOf(body, at);
      read(target, head.start + at * page);
      if (crc32(target) !== head.sums[at]) throw new Error('The kept index is damaged.');
      here[at] = 1;
    }
  };
  return { ...unpackedFrom(head.text, body), bring };
}

/** What stands before the body; null when it is not whole. */
function readHead(bytes: Uint8Array, size: number): { text: string; sums: Uint32Array; start: number } | null {
  if (bytes.length < prefix) return null;
  const [found, textLength = 0, length = 0, sum] = new Uint32Array(bytes.buffer, bytes.byteOffset, 4);
  const start = bodyStart(textLength, length);
  if (found !== magic || start + length !== size || sum !== crc32(bytes.subarray(prefix, start))) return null;
  const text = new TextDecoder().decode(bytes.subarray(prefix, prefix + textLength));
  const sums = new Uint32Array(bytes.buffer, bytes.byteOffset + aligned(prefix + textLength), pagesIn(length));
  return { text, sums, start };
}

function unpackedFrom(text: string, body: Uint8Array): Packed {
  const end = text.indexOf('\n\n');
  let offset = body.byteOffset;
  const lines = end > 0 ? text.slice(0, end).split('\n') : [];
  const arrays = lines.map((line) => {
    const [type, count] = line.split(' ');
    const array = makers[type as Type](body.buffer, offset, Number(count));
    offset += aligned(array.byteLength);
    return array;
  });
  return { header: text.slice(end + 2), arrays };
}

function pageOf(body: Uint8Array, at: number): Uint8Array {
  return body.subarray(at * page, (at + 1) * page);
}

function pagesIn(length: number): number {
  return Math.ceil(length / page);
}

function bodyStart(textLength: number, length: number): number {
  return aligned(aligned(prefix + textLength) + 4 * pagesIn(length));
}

function typeOf(array: PackedArray): Type {
  if (array instanceof Int32Array) return 'i32';
  if (array instanceof Float32Array) return 'f32';
  return array instanceof Uint16Array ? 'u16' : 'u8';
}

function aligned(offset: number): number {
  return Math.ceil(offset / alignment) * alignment;
}
