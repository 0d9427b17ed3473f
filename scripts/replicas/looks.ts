import { planDue } from '../../src/announce/planner.ts';
import { usualTimes } from '../../src/announce/work.ts';
import { defaultKnowledgeDir } from '../../src/config/knowledge-dir.ts';
import type { KnowledgeBase } from '../../src/core/base.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { composeBodies } from '../../src/slack/announcing/body.ts';
import type { Store } from '../../src/store/session.ts';
import { fill, forgetTold, makeDue } from './workspaces.ts';

/** How long the announcer takes to look for what is due, in milliseconds. */
export interface Looks {
  /** Nothing is. */
  idle: number;
  /** Every subscription is. */
  busy: number;
}

/** Fills an empty store with workspaces, and plans announcements for none and for all of them. */
export async function measureLooks(store: Store, keys: string, workspaces: number): Promise<Looks> {
  const loaded = await loadKnowledge(defaultKnowledgeDir(), { today: new Date().toISOString().slice(0, 10) });
  if (!loaded.ok) throw new Error('the knowledge does not load');
  // What the law was until now is not news to those who subscribe after this.
  await look(store, loaded.base);
  await fill(store, keys, workspaces);
  const idle = await look(store, loaded.base);
  await makeDue(store);
  const busy = await look(store, loaded.base);
  await forgetTold(store);
  if (idle.planned !== 0 || busy.planned !== workspaces) throw new Error('not what was due was planned');
  return { idle: idle.millis, busy: busy.millis };
}

async function look(store: Store, base: KnowledgeBase): Promise<{ planned: number; millis: number }> {
  const began = performance.now();
  const { pending } = await planDue({
    store,
    base,
    compose: (reply) => composeBodies(reply, base.about.disclaimer.en),
    catchUpMillis: usualTimes.catchUp,
    spreadMillis: usualTimes.spread,
    withdrawMillis: usualTimes.withdraw,
    review: false,
  });
  return { planned: pending, millis: performance.now() - began };
}
