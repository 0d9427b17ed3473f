import { sendEvent } from '../events.ts';
import type { Platform } from '../platform.ts';
import { viewJson } from '../slack-json.ts';

/** A person opens a tab of the app: its Home tab, or the direct message with it. */
export function openTab(platform: Platform, user: string, tab: 'home' | 'messages'): void {
  const { workspace } = platform;
  const view = workspace.homes.get(user);
  sendEvent(platform, 'app_home_opened', {
    type: 'app_home_opened',
    user,
    channel: workspace.directMessage(user).id,
    tab,
    event_ts: workspace.nextTs(),
    ...(tab === 'home' && view && { view: viewJson(view, workspace) }),
  });
}
