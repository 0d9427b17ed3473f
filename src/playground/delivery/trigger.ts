import type { Clock } from '../clock.ts';
import { makeSecret } from '../ids.ts';
import { SlackError } from '../slack-error.ts';

/** Slack lets a modal be opened so long after the click. */
const lifetime = 3_000;

export interface Trigger {
  user: string;
  /** The modal the click came from. */
  view?: string;
}

export interface Triggers {
  make: (trigger: Trigger) => string;
  /** Uses a trigger up. Throws what Slack says of one that is unknown, too old or used. */
  take: (id: unknown) => Trigger;
}

/** Trigger ids: each opens one modal, within three seconds. */
export function buildTriggers(clock: Clock): Triggers {
  const known = new Map<string, Trigger & { until: number; used: boolean }>();
  return {
    make(trigger) {
      const id = `${Math.floor(clock.now())}.${known.size + 1}.${makeSecret(32)}`;
      known.set(id, { ...trigger, until: clock.now() + lifetime, used: false });
      return id;
    },
    take(id) {
      const trigger = typeof id === 'string' ? known.get(id) : undefined;
      if (trigger === undefined) throw new SlackError('invalid_trigger_id');
      if (trigger.used) throw new SlackError('exchanged_trigger_id');
      if (trigger.until < clock.now()) throw new SlackError('expired_trigger_id');
      trigger.used = true;
      return trigger;
    },
  };
}
