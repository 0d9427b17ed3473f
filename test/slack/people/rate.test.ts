import { expect, it } from 'vitest';
import { buildRateLimit } from '../../../src/slack/people/rate.ts';

it('lets so many through at once, then one for each part of the minute', () => {
  const clock = { at: 0, now: () => clock.at };
  const rate = buildRateLimit(clock, 4);
  const take = () => rate.take('U1');
  expect([take(), take(), take(), take(), take()]).toEqual(['ok', 'ok', 'ok', 'ok', 'tell']);
  clock.at += 14_999;
  expect(take()).toBe('silent');
  clock.at += 1;
  expect([take(), take()]).toEqual(['ok', 'silent']);
  clock.at += 600_000;
  expect(Array.from({ length: 5 }, take)).toEqual(['ok', 'ok', 'ok', 'ok', 'tell']);
});

it('tells once in a window, and each person apart', () => {
  const clock = { at: 0, now: () => clock.at };
  const rate = buildRateLimit(clock, 1);
  expect([rate.take('U1'), rate.take('U1'), rate.take('U1')]).toEqual(['ok', 'tell', 'silent']);
  expect(rate.take('U2')).toBe('ok');
  clock.at += 59_999;
  expect(rate.take('U1')).toBe('silent');
});
