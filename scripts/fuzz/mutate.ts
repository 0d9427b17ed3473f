import { pick } from '../../bench/random.ts';

/** What stands in a field where something else should: wrong types, Slack's markup, broken characters, keys of prototypes. */
const nasty: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5e308,
  '',
  ' ',
  [],
  {},
  [null],
  [[]],
  { id: null },
  { toString: null, length: -1 },
  '<!channel>',
  '<@UEVIL> <!here|x> <http://evil.test|bank>',
  '&lt;!everyone&gt;',
  '\u0000',
  'a\u0000b',
  '\u202eabc',
  '\ud800',
  '\udc00x\ud83d',
  '𠮷ﷺ',
  '__proto__',
  'constructor',
  'toString',
  '%',
  '../../etc/passwd',
  "'; drop table events; --",
  '2023-02-30',
  '99999999999999999999',
  'D',
  'C',
  'U',
  '-',
  '{"channel":"D1","language":"en"}',
  'en',
  'en - 0 help',
  'en - 999999 changes',
  'de 2025-02-30 0 rule',
  'up en x',
  'view_submission',
  'block_actions',
  'event_callback',
  'message',
  'button',
];
const prototypeKeys = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toJSON', 'then'];

type Holder = Record<string | number, unknown>;

/** A copy of what Slack would send with one to four things wrong in it, each anywhere in its depth. */
export function mutate<T>(body: T, random: () => number): T {
  const copy = structuredClone(body);
  for (let n = 1 + Math.floor(random() * random() * 4); n > 0; n -= 1) {
    const spots = spotsOf(copy);
    if (spots.length > 0) spoil(pick(spots, random), random);
  }
  return copy;
}

/** A text with a few slips in it. */
export function mutateText(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const kind = random();
  if (kind < 0.3) return text.slice(0, at);
  if (kind < 0.6) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.9) return text.slice(0, at) + JSON.stringify(pick(nasty, random)) + text.slice(at);
  return text.repeat(1 + Math.floor(random() * 50));
}

function spoil({ holder, key }: { holder: Holder; key: string | number }, random: () => number): void {
  const before = holder[key];
  const kind = random();
  if (kind < 0.2) drop(holder, key);
  else if (kind < 0.5) set(holder, key, structuredClone(pick(nasty, random)));
  else if (kind < 0.6) set(holder, pick(Object.keys(holder), random), structuredClone(before));
  else if (kind < 0.7) set(holder, key, random() < 0.5 ? [before, before] : { [key]: before });
  else if (kind < 0.75) set(holder, key, nest(before, 1 + Math.floor(random() * 1_500)));
  else if (kind < 0.82) set(holder, key, 'zy <&'.repeat(1 + Math.floor(random() * random() * 40_000)));
  else if (kind < 0.92 && !Array.isArray(holder)) set(holder, pick(prototypeKeys, random), pick(nasty, random));
  else if (typeof before === 'string') set(holder, key, mutateText(before, random));
  else if (Array.isArray(before)) before.push(...before.slice(0, 100), ...before.slice(0, 100));
  else set(holder, key, JSON.stringify(before));
}

/** A plain assignment to `__proto__` would be lost instead of sent. */
function set(holder: Holder, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function drop(holder: Holder, key: string | number): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function nest(value: unknown, depth: number): unknown {
  let nested = value;
  for (let n = 0; n < depth; n += 1) nested = [nested];
  return nested;
}

/** Every field at any depth. */
function spotsOf(root: unknown): { holder: Holder; key: string | number }[] {
  const spots: { holder: Holder; key: string | number }[] = [];
  const waiting = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const holder = value as Holder;
    for (const key of Object.keys(holder)) {
      spots.push({ holder, key });
      if (holder[key] !== undefined) waiting.push(holder[key]);
    }
  }
  return spots;
}
