import { listenToAgent } from './agent/prompts.ts';
import { listenToLists } from './batch/feature.ts';
import type { Homes } from './home/feature.ts';
import type { Feature } from './parts.ts';
import { listenToShortcuts } from './shortcuts/feature.ts';

/** The places beside commands, mentions and direct messages where the bot can be met. */
export function surfaces(homes: Homes): Feature[] {
  return [homes.listen, listenToShortcuts, listenToLists, listenToAgent];
}
