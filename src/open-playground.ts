import { buildDigest } from './announce/digest.ts';
import { addDays, type Day } from './core/day.ts';
import { inLanguage } from './core/language.ts';
import type { Logger } from './log.ts';
import { readManifest } from './manifest.ts';
import type { OpenBot } from './open-bot.ts';
import { type Playground, type PlaygroundOptions, startPlayground } from './playground/start.ts';
import { buildSlackApp } from './slack/app.ts';
import { systemClock } from './slack/clock.ts';

const examples = 3;
/** Where each morning's announcement goes in the local workspace. */
const announcements = 'announcements';

/** The local workspace with the bot in it. */
export interface OpenPlayground {
  /** Where to open the page. */
  url: string;
  close: () => Promise<void>;
}

interface Setting {
  port: number;
  log: Logger;
  /** The day the bot believes in. */
  today: () => Day;
  setToday: (day: Day | null) => void;
}

/** Starts a local workspace and connects the bot to it, just as it would be to Slack. */
export async function openPlayground(bot: OpenBot, { port, log, today, setToday }: Setting): Promise<OpenPlayground> {
  const playground = await startPlayground({ ...describeBot(bot), port, today, setToday, nextMorning });
  const { botToken, appToken, apiUrl, url } = playground;
  const settings = { botToken, appToken, apiUrl, port: 0, host: '127.0.0.1', logLevel: log.level };
  const app = buildSlackApp(settings, bot, log, systemClock);
  await app.start();
  return { url, close: () => closeBoth(app, playground) };

  async function nextMorning(): Promise<void> {
    const room = [...playground.workspace.channels.values()].find(({ name }) => name === announcements);
    if (!room) throw new Error(`the local workspace has no channel ${announcements}`);
    const { base, language } = bot.context();
    await app.post(room.id, buildDigest(base, { today: today(), since: addDays(today(), -1), language }));
  }
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
    scopes: oauth.scopes.bot,
    events: settings.event_subscriptions.bot_events,
  };
}

async function closeBoth(app: { stop: () => Promise<void> }, playground: Playground): Promise<void> {
  await app.stop();
  await playground.close();
}
