import type { Fields } from '../shapes.ts';
import type { Workspace } from '../workspace.ts';

/** An event as it is sent, with who it is for around it. */
export function eventEnvelope(workspace: Workspace, token: string, seconds: number, event: Fields, id: string): Fields {
  const { team, appId, bot } = workspace;
  return {
    token,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: id,
    event_time: seconds,
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: bot.id, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${id}`,
  };
}

/** What every click, shortcut and form carries about where it comes from. */
export function interaction(workspace: Workspace, token: string, user: string): Fields {
  const { team, appId, users } = workspace;
  const name = users.get(user)?.name ?? '';
  return {
    user: { id: user, username: name, name, team_id: team.id },
    api_app_id: appId,
    token,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}
