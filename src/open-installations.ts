import type { Grants } from './slack/installations/grants.ts';
import { findGrant, rememberTeam, removeInstallation, saveInstallation } from './store/installations.ts';
import { buildSealer } from './store/seal.ts';
import type { Store } from './store/session.ts';

/**
 * The grants of workspaces, kept sealed in the store.
 *
 * @param keys `ENCRYPTION_KEYS`
 */
export function openGrants(store: Store, keys: string): Grants {
  const sealer = buildSealer(keys);
  return {
    save: (place, grant) => saveInstallation(store, sealer, place, grant),
    find: (place) => findGrant(store, sealer, place),
    end: (place, endedAt) => removeInstallation(store, place, endedAt),
    remember: (team, enterprise) => rememberTeam(store, team, enterprise),
  };
}
