import { describe, expect, it } from 'vitest';
import type { Reply } from '../src/core/reply.ts';
import { openReplyMemory } from '../src/reply-memory.ts';

const frame = { language: 'en', asOf: '2026-11-22', revision: 'r1' } as const;

function reply(message: string): Reply {
  return { kind: 'problem', message, tip: '', suggestions: [], ...frame };
}

describe('a memory of replies', () => {
  it('makes a reply once', () => {
    const memory = openReplyMemory();
    const first = memory.of('a', () => reply('one'));
    expect(memory.of('a', () => reply('two'))).toBe(first);
    expect(memory.of('b', () => reply('two'))).toEqual(reply('two'));
  });

  it('forgets what was asked for longest ago', () => {
    const memory = openReplyMemory({ replies: 2, units: 10_000, unitsOfOne: 10_000 });
    for (const key of ['a', 'b', 'a', 'c']) memory.of(key, () => reply(key));
    expect(memory.size()).toBe(2);
    expect(memory.of('a', () => reply('anew'))).toEqual(reply('a'));
    expect(memory.of('b', () => reply('anew'))).toEqual(reply('anew'));
  });

  it('keeps no more than so much in all, and nothing that is large', () => {
    const memory = openReplyMemory({ replies: 100, units: 2_500, unitsOfOne: 1_500 });
    memory.of('large', () => reply('x'.repeat(1_500)));
    expect(memory.size()).toBe(0);
    for (const key of ['a', 'b', 'c', 'd']) memory.of(key, () => reply('x'.repeat(1_000)));
    expect(memory.size()).toBe(2);
  });

  it('keeps nothing of what could not be made', () => {
    const memory = openReplyMemory();
    const fail = () => {
      throw new Error('broken');
    };
    expect(() => memory.of('a', fail)).toThrow('broken');
    expect(memory.of('a', () => reply('one'))).toEqual(reply('one'));
  });
});
