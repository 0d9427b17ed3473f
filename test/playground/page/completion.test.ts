import { describe, expect, it } from 'vitest';
import { offersFor } from '../../../src/playground/page/completion.ts';
import { buildAppDescription } from '../helpers.ts';

const workspace = {
  app: buildAppDescription({
    completions: [
      { usage: 'history <id>', summary: 'What happened.' },
      { usage: 'help', summary: 'This list.' },
    ],
  }),
  users: [{ id: 'U1', name: 'kim', realName: 'Kim Sato', isBot: false }],
  channels: [{ id: 'C1', name: 'general', topic: '', kind: 'channel' as const, members: [] }],
};
const textsFor = (typed: string) => offersFor(typed, workspace)?.offers.map(({ text }) => text) ?? [];

describe('offersFor', () => {
  it.each([
    ['/', ['/helper ']],
    ['/help', ['/helper ']],
    ['/other', []],
    ['/helper ', ['/helper history ', '/helper help']],
    ['/helper hi', ['/helper history ']],
    ['/helper help', []],
    ['/helper is it controlled', []],
    ['@k', ['@kim ']],
    ['hello @', ['hello @kim ']],
    ['mail@k', []],
    ['see #gen', ['see #general ']],
    ['just words', []],
  ])('after %s offers %j', (typed, texts) => {
    expect(textsFor(typed)).toEqual(texts);
  });

  it('lets Enter take a command not yet whole, and send one that is', () => {
    expect(offersFor('/hel', workspace)?.isEager).toBe(true);
    expect(offersFor('/helper hi', workspace)?.isEager).toBe(false);
  });
});
