import type { KnowledgeBase } from '../core/base.ts';
import { type Day, daysBetween } from '../core/day.ts';

/** What the bot knows, and how old it is. */
export interface KnowledgeState {
  /** Content hash. */
  revision: string;
  /** Days since the file that was checked longest ago was compared with its sources. */
  daysUnchecked: number;
  /** Statuses that were forecast, have come due, and were not looked at since. */
  forecastsDue: number;
}

/** Announcements that are not done with. */
export interface Outstanding {
  /** How many are in each state. */
  deliveries: ReadonlyMap<string, number>;
  /** How long the one of unknown outcome that waits longest has waited, in milliseconds; null when there is none. */
  oldestUnknownMillis: number | null;
}

/** Looks at a knowledge base on a day. */
export function knowledgeState({ revision, instruments, guides }: KnowledgeBase, today: Day): KnowledgeState {
  const checked = [...instruments.values(), ...guides.values()].map((file) => file.checked);
  const oldest = checked.sort()[0] ?? today;
  return { revision, daysUnchecked: daysBetween(oldest, today), forecastsDue: forecastsDue(instruments, today) };
}

function forecastsDue(instruments: KnowledgeBase['instruments'], today: Day): number {
  const due = [...instruments.values()].flatMap(({ checked, history, provisions }) =>
    [history, ...provisions.map((provision) => provision.history ?? [])]
      .flat()
      .filter(({ from }) => from > checked && from <= today),
  );
  return due.length;
}
