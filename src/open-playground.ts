import type { Config } from './config/config.ts';
import type { Day } from './core/day.ts';
import { inLanguage } from './core/language.ts';
import type { Problem } from './knowledge/problem.ts';
import type { Logger } from './log/log.ts';
import { readManifest } from './manifest.ts';
import { noMetrics } from './metrics/metrics.ts';
import type { OpenBot } from './open-bot.ts';
import { openService, type Service } from './open-service.ts';
import { type Playground, type PlaygroundOptions, startPlayground } from './playground/start.ts';
import { openStore } from './store/open.ts';
import { tellMorning } from './tell-morning.ts';

const examples = 3;
/** Where each morning's announcement goes while nobody has subscribed. */
const announcements = 'announcements';
/** The embedded store, gone with the workspace: its channels and messages outlive the process no more than that. */
const storeUrl = 'file::memory:';

/** The local workspace with the bot in it. */
export interface OpenPlayground {
  /** Where to open the page. */
  url: string;
  service: Service;
  close: () => Promise<void>;
}

interface Setting extends Pick<Config, 'knowledgeDir' | 'port' | 'people' | 'delivery'> {
  log: Logger;
  /** The day the bot believes in. */
  today: () => Day;
  setToday: (day: Day | null) => void;
}

/**
 * Starts a local workspace and connects the bot to it, just as it would be to Slack. Gives the problems instead when the
 * knowledge does not load.
 */
export async function openPlayground(setting: Setting): Promise<OpenPlayground | { problems: Problem[] }> {
  const { log, port, today, setToday } = setting;
  const store = await openStore(storeUrl);
  const started: { playground?: Playground; service?: Service } = {};

  async function connect(bot: OpenBot) {
    const nextMorning = async () => {
      if (started.service) await tellMorning(started.service, store, today(), newsRoom(playground));
    };
    const playground = await startPlayground({ ...describeBot(bot), port, today, setToday, nextMorning });
    started.playground = playground;
    const { botToken, appToken, apiUrl } = playground;
    return { botToken, appToken, apiUrl, logLevel: log.level };
  }
  const service = await openService({ ...setting, store, slack: connect, metrics: noMetrics });
  const { playground } = started;
  if ('problems' in service || !playground) {
    await store.close();
    if ('problems' in service) return service;
    throw new Error('the local workspace did not start');
  }
  started.service = service;
  await service.app.start();
  const announcer = service.startAnnouncer();
  const stopRepair = service.startRepair();
  return {
    url: playground.url,
    service,
    async close() {
      await Promise.all([announcer.stop(), stopRepair(), service.app.stop()]);
      await playground.close();
      service.close();
      await store.close();
    },
  };
}

function newsRoom({ workspace }: Playground): string {
  const room = [...workspace.channels.values()].find(({ name }) => name === announcements);
  if (!room) throw new Error(`the local workspace has no channel ${announcements}`);
  return room.id;
}

/** What the workspace is told about the app, granted what the manifest asks for and no more. */
export function describeBot(bot: OpenBot): Pick<PlaygroundOptions, 'app' | 'scopes' | 'events'> {
  const { base, commands } = bot.context();
  const { manifest, text } = readManifest();
  const { features, display_information: about, oauth_config: oauth, settings } = manifest;
  const [slash] = features.slash_commands;
  return {
    app: {
      name: features.bot_user.display_name,
      realName: about.name,
      description: about.description,
      command: slash?.command ?? '/',
      usageHint: slash?.usage_hint ?? '',
      completions: commands.map(({ usage, summary }) => ({ usage, summary })),
      examples: base.about.suggestions.slice(0, examples).map((suggestion) => inLanguage(suggestion, 'en')),
      shortcuts: features.shortcuts.map(({ type, callback_id, name }) => ({
        kind: type,
        callbackId: callback_id,
        name,
      })),
      manifest: text,
    },
    scopes: [...oauth.scopes.bot, ...oauth.scopes.bot_optional],
    events: settings.event_subscriptions.bot_events,
  };
}
