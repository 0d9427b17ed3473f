import { describe, expect, it } from 'vitest';
import { openConversations } from '../src/conversation.ts';
import type { Reading } from '../src/core/reading.ts';

const minute = 60_000;

function reading(id: string): Reading {
  const entry = { kind: 'topic', id } as const;
  return {
    outcome: 'answer',
    entry,
    confidence: 1,
    cues: { language: 'en', intent: 'status' },
    choices: [],
    nearest: [],
  };
}

function open() {
  const clock = { now: 0 };
  return { clock, conversations: openConversations(() => clock.now) };
}

describe('openConversations', () => {
  it('keeps the last reading of each conversation apart', async () => {
    const { conversations } = open();
    await conversations.remember(['a'], reading('dysprosium'), {});
    await conversations.remember(['b'], reading('gallium'), {});
    await conversations.remember(['a'], reading('terbium'), {});
    expect(await conversations.last('a', {})).toMatchObject({ entry: { id: 'terbium' } });
    expect(await conversations.last('b', {})).toMatchObject({ entry: { id: 'gallium' } });
    expect(await conversations.last('c', {})).toBeUndefined();
  });

  it('forgets a conversation half an hour after its last question', async () => {
    const { clock, conversations } = open();
    await conversations.remember(['a'], reading('dysprosium'), {});
    clock.now = 20 * minute;
    await conversations.remember(['a'], reading('terbium'), {});
    clock.now = 50 * minute - 1;
    expect(await conversations.last('a', {})).toMatchObject({ entry: { id: 'terbium' } });
    clock.now = 50 * minute;
    expect(await conversations.last('a', {})).toBeUndefined();
    expect(conversations.size()).toBe(0);
  });

  it('keeps 5,000 conversations and forgets the oldest first', async () => {
    const { conversations } = open();
    for (let n = 0; n <= 5_000; n += 1) await conversations.remember([`c${n}`], reading('dysprosium'), {});
    expect(conversations.size()).toBe(5_000);
    expect(await conversations.last('c0', {})).toBeUndefined();
    expect(await conversations.last('c1', {})).toBeDefined();
  });
});
