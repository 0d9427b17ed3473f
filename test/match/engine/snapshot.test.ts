import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { buildEngine, type IndexEntry } from '../../../src/match/engine/engine.ts';
import { restore, restoreFrom, serialise } from '../../../src/match/engine/snapshot.ts';

const entries: IndexEntry[] = [
  {
    key: 'magnets',
    phrasings: [
      { text: 'Are neodymium magnets controlled?', weight: 1 },
      { text: '钕铁硼磁体', weight: 1 },
    ],
  },
  {
    key: 'quota',
    phrasings: [
      { text: 'Who sets the mining quota?', weight: 1 },
      { text: 'Förderquote', weight: 1 },
    ],
  },
  {
    key: 'penalty',
    phrasings: [
      { text: 'What is the fine?', weight: 1 },
      { text: 'Punished by the customs.', weight: 0.15 },
    ],
  },
];
const engine = buildEngine(entries, [
  { words: 'Strafe', concept: 'fine' },
  { words: 'fine', concept: 'fine' },
]);
const bytes = serialise(engine);
const questions = [
  'Are neodymium magnets controlled?',
  'neodimium magnets',
  '钕铁硼',
  'Welche Strafe',
  'Förderquoten',
  'mining quotta',
  'customs',
  '',
];

/** Bytes as a file, and how many of them were read. */
function fileOf(content: Uint8Array) {
  const file = {
    size: content.length,
    bytesRead: 0,
    read(target: Uint8Array, position: number): void {
      target.set(content.subarray(position, position + target.length));
      file.bytesRead += target.length;
    },
  };
  return file;
}

describe('restore', () => {
  it.each(questions)('gives an engine that answers %j as the first did', (question) => {
    expect(restore(bytes)?.search(question)).toEqual(engine.search(question));
  });

  it('keeps thresholds and size', () => {
    expect(restore(bytes)).toMatchObject({ thresholds: engine.thresholds, size: engine.size });
  });

  it('can be saved again to the same bytes', () => {
    const again = restore(bytes);
    expect(again && Buffer.from(serialise(again)).equals(bytes)).toBe(true);
  });

  it('reads bytes that start anywhere in their memory', () => {
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(restore(shifted.subarray(3))?.size).toEqual(engine.size);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['other bytes', new TextEncoder().encode('not a snapshot, but long enough to hold a prefix')],
    ['a torn file', bytes.slice(0, bytes.length - 8)],
    ['a longer file', Uint8Array.from([...bytes, 0, 0, 0, 0])],
  ])('refuses %s', (_, damaged) => {
    expect(restore(damaged)).toBeNull();
  });

  it('refuses bytes with one bit turned, wherever it is', () => {
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 50)) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] as number) ^ 1;
      expect(restore(damaged)).toBeNull();
    }
  });
});

describe('restoreFrom', () => {
  it.each(questions)('answers %j as the first engine did', (question) => {
    expect(restoreFrom(fileOf(bytes))?.search(question)).toEqual(engine.search(question));
  });

  it('reads no more than it needs', () => {
    const file = fileOf(bytes);
    restoreFrom(file)?.search('Are neodymium magnets controlled?');
    // Of so small a base most is the weights of n-grams, which are read at once.
    expect(file.bytesRead).toBeLessThan(bytes.length * 0.9);
  });

  it('refuses, at once or when it gets there, bytes with one bit turned', () => {
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 50)) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] as number) ^ 1;
      expect(refusesOrAgrees(damaged, 'Welche Strafe')).toBe(true);
    }
  });

  it('refuses a torn file and other bytes', () => {
    expect(restoreFrom(fileOf(bytes.slice(0, bytes.length - 8)))).toBeNull();
    expect(restoreFrom(fileOf(new Uint8Array(3)))).toBeNull();
  });

  it('cannot be saved', () => {
    const opened = restoreFrom(fileOf(bytes));
    expect(() => opened && serialise(opened)).toThrow('in memory');
  });
});

/** A damaged file may be read as long as no damaged part of it is. */
function refusesOrAgrees(damaged: Uint8Array, question: string): boolean {
  try {
    const opened = restoreFrom(fileOf(damaged));
    return opened === null || isDeepStrictEqual(opened.search(question), engine.search(question));
  } catch {
    return true;
  }
}

describe('serialise', () => {
  it('takes an empty base', () => {
    expect(restore(serialise(buildEngine([])))?.search('anything').candidates).toEqual([]);
  });

  it('refuses an engine it did not build', () => {
    const foreign = { ...engine };
    expect(() => serialise(foreign)).toThrow('buildEngine');
  });
});
