import type { Spot } from '../office.ts';
import type { Subscription } from '../subscription.ts';

/** The channel that a line is about, and the words after its name. */
export interface Place {
  channel: string;
  rest: string;
}

/** "in C0123 weekdays" or "C0123", as buttons write it; without a channel's id, the place the line stands in. */
export function readPlace(input: string, spot: Spot): Place {
  const { channel, rest } =
    /^(?:in\s+)?(?<channel>[CDG][A-Z0-9]{4,})(?<rest>\s.*|)$/su.exec(input.trim())?.groups ?? {};
  return channel === undefined ? { channel: spot.channel, rest: input } : { channel, rest: (rest ?? '').trim() };
}

/** A subscription is changed from its own channel, or by the person who made it. */
export function mayChange(channel: string, found: Subscription | null, { channel: here, user }: Spot): boolean {
  return channel === here || (found !== null && found.user === user);
}
