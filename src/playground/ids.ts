import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';

/** A random id as Slack makes them: a letter or two, then ten capitals and digits. */
export function makeId(prefix: string): string {
  return prefix + randomBytes(5).toString('hex').toUpperCase();
}

/** A secret of so many hexadecimal digits. */
export function makeSecret(digits: number): string {
  return randomBytes(Math.ceil(digits / 2))
    .toString('hex')
    .slice(0, digits);
}

/** Makes message ids: seconds and microseconds of the moment, each later than the one before. */
export function buildTimestamps(clock: Clock): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, clock.now() * 1_000);
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
  };
}
