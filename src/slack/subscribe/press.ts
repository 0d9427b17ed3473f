import { readPress } from '../buttons.ts';

/** Ids of the buttons under an announcement; a number of their own follows. */
export const pressIds = { stop: 'subscription.stop', change: 'subscription.change' } as const;

/** What the Change buttons of notices run: "subscribe in C0123". */
const formLine = /^subscribe in (?<channel>[CDG][A-Z0-9]{4,})$/;

/** The channel whose form a button of a notice asks for, by the value of the button; null for every other button. */
export function formChannel(value: string): string | null {
  return formLine.exec(readPress(value)?.input ?? '')?.groups?.channel ?? null;
}
