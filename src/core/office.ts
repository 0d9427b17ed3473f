import type { Day } from './day.ts';
import type { Gaps } from './gap/gap.ts';
import type { Language } from './language.ts';
import type { Settings } from './setting/setting.ts';
import type { Subscriptions } from './subscription.ts';

/** Where a line was written, and by whom. Ids are Slack's. */
export interface Spot {
  team: string;
  channel: string;
  user: string;
}

/**
 * What a deployment keeps, as far as lines typed by people change or read it. The terminal's `ask` has none of it. Each
 * part is there when the deployment offers it.
 */
export interface Office {
  spot: Spot;
  /** The person's own time zone, like "Europe/Berlin"; null when it is not known. */
  zone: () => Promise<string | null>;
  today: Day;
  language: Language;
  /** Who is told of changes, and when. */
  subscriptions?: Subscriptions;
  /** Questions without a good answer. */
  gaps?: Gaps;
  /** How the bot behaves in the channel. */
  settings?: Settings;
}
