import type { Installation, InstallationQuery, InstallationStore } from '@slack/oauth';

/** A workspace, or a whole organisation when `team` is missing. Ids are Slack's. */
export interface Place {
  enterprise?: string;
  team?: string;
}

/** Where what workspaces granted is kept, sealed. `grant` is plain JSON and holds tokens. */
export interface Grants {
  save: (place: Place, grant: unknown) => Promise<void>;
  /** What lets the bot into a workspace: its own grant, else that of its organisation. Null: not installed. */
  find: (place: Place) => Promise<unknown>;
  /**
   * Forgets a grant and stops everything that would still be posted there. False when it was granted anew after
   * `endedAt`, in seconds since 1970.
   */
  end: (place: Place, endedAt?: number) => Promise<boolean>;
  /** Notes which organisation a workspace belongs to: later calls may name the workspace alone. */
  remember: (team: string, enterprise: string) => Promise<void>;
}

/** The bot was never installed where it is wanted, or is no longer. */
export class NotInstalledError extends Error {
  override name = 'NotInstalledError';
}

/** The grants as the store that Slack's library installs into and authorizes from. */
export function storeOfGrants(grants: Grants): InstallationStore {
  const remembered = new Map<string, string>();

  async function remember({ teamId, enterpriseId }: InstallationQuery<boolean>): Promise<void> {
    if (!teamId || !enterpriseId || remembered.get(teamId) === enterpriseId) return;
    await grants.remember(teamId, enterpriseId);
    remembered.set(teamId, enterpriseId);
  }

  return {
    async storeInstallation(installation) {
      await grants.save(
        placeOfInstallation(installation as Installation),
        withoutPersons(installation as Installation),
      );
    },
    async fetchInstallation(query) {
      await remember(query);
      const found = await grants.find(placeOfQuery(query));
      if (found === null) throw new NotInstalledError('the bot is not installed there');
      return found as Installation;
    },
    async deleteInstallation(query) {
      await grants.end(placeOfQuery(query));
    },
  };
}

/** Where a finished installation belongs. */
export function placeOfInstallation({ team, enterprise, isEnterpriseInstall }: Installation): Place {
  return placeOf(isEnterpriseInstall ? undefined : team?.id, enterprise?.id);
}

/** An organisation's token works in all its workspaces, so the workspace is of no account for it. */
function placeOfQuery({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery<boolean>): Place {
  return placeOf(isEnterpriseInstall && enterpriseId ? undefined : teamId, enterpriseId);
}

function placeOf(team: string | undefined, enterprise: string | undefined): Place {
  return { ...(team !== undefined && { team }), ...(enterprise !== undefined && { enterprise }) };
}

/** The bot asks for nothing in anybody's name; what Slack says of who installed it is not kept. */
function withoutPersons(installation: Installation): Installation {
  return { ...installation, user: { token: undefined, scopes: undefined, id: '' } } as Installation;
}
