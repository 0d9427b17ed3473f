import { describeError } from '../log.ts';
import type { Feature } from '../parts.ts';
import type { Grants, Place } from './grants.ts';

interface Envelope {
  /** Seconds since 1970 when Slack raised the event. */
  event_time?: number;
  team_id?: string | null;
  enterprise_id?: string | null;
  authorizations?: { team_id?: string | null; enterprise_id?: string | null; is_enterprise_install?: boolean }[];
}

/**
 * Forgets a workspace or organisation at once when it removes the app, or revokes the bot's token
 * (docs.slack.dev/reference/events/app_uninstalled and /tokens_revoked). Slack may send both, and either again, also
 * after the app was installed anew.
 */
export function listenToUninstall({ end }: Pick<Grants, 'end'>): Feature {
  return (app, { log }) => {
    async function leave(body: Envelope, reason: string): Promise<void> {
      const place = placeOf(body);
      if (place === null) return log.warn('it is not said where the bot was removed', { reason });
      try {
        if (!(await end(place, body.event_time)))
          return log.info('the bot was removed before it was installed', { reason });
        log.info('the bot was removed', { reason, from: place.team === undefined ? 'organisation' : 'workspace' });
      } catch (error) {
        log.error('the bot was removed, and not everything of it', { reason, error: describeError(error) });
        throw error;
      }
    }

    app.event('app_uninstalled', ({ body }) => leave(body as unknown as Envelope, 'app_uninstalled'));
    app.event('tokens_revoked', async ({ body, event }) => {
      // Tokens of persons are none of ours.
      if ((event.tokens.bot ?? []).length > 0) await leave(body as unknown as Envelope, 'tokens_revoked');
    });
  };
}

/** An installation for a whole organisation is removed as a whole, whatever workspace the event names. */
function placeOf({ authorizations = [], ...envelope }: Envelope): Place | null {
  const {
    team_id: team,
    enterprise_id: enterprise,
    is_enterprise_install: whole,
  } = authorizations[0] ?? {
    ...envelope,
    is_enterprise_install: !envelope.team_id,
  };
  if (whole && enterprise) return { enterprise };
  return team ? { team } : null;
}
