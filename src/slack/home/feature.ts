import type { App } from '@slack/bolt';
import type { NoticeItem } from '../../core/reply.ts';
import { type Own, renderHome } from '../blocks/home.ts';
import type { Asker } from '../bot.ts';
import { again } from '../deliver.ts';
import { admit, at, type Desk } from '../desk.ts';
import { checkView } from '../limits.ts';
import { slashCommand } from '../listeners/command.ts';
import { languageOf } from '../locale.ts';
import { describeError } from '../log.ts';
import type { HomePorts } from './ports.ts';

/** A tab that was opened lately, and who looks at it. */
interface Opened {
  desk: Desk;
  team: string;
  channel: string;
  user: string;
  at: number;
}

/** The Home tabs. */
export interface Homes {
  listen: (app: App, desk: Desk) => void;
  /** Shows what is new to those who opened their tab in the last days, one after the other. Never throws. */
  refresh: () => Promise<void>;
}

const freshMillis = 3 * 86_400_000;
const mostOpened = 200;
/** views.publish takes some fifty calls a minute; people who press buttons need some of them. */
const paceMillis = 2_000;

/** The Home tab, made anew each time it is opened, and when what it shows has changed. */
export function buildHomes(ports: HomePorts): Homes {
  // A Map iterates in order of insertion, and who opens the tab is put at its end: the first opened it longest ago.
  const opened = new Map<string, Opened>();
  let running: Promise<void> | null = null;
  let isStale = false;

  async function refreshAll(): Promise<void> {
    do {
      isStale = false;
      const lately = [...opened.values()].filter(({ desk, at: then }) => desk.clock.now() - then <= freshMillis);
      for (const [index, one] of lately.entries()) {
        if (index > 0) await one.desk.clock.sleep(paceMillis);
        await publish(one, ports);
      }
    } while (isStale);
  }

  return {
    listen(app, desk) {
      app.event('app_home_opened', async ({ event, body, client }) => {
        if (event.tab !== 'home') return;
        const { user, channel } = event;
        const one = { desk: at(desk, client), team: body.team_id, channel, user, at: desk.clock.now() };
        opened.delete(user);
        opened.set(user, one);
        const [oldest] = opened.keys();
        if (opened.size > mostOpened && oldest !== undefined) opened.delete(oldest);
        await publish(one, ports);
      });
    },
    refresh() {
      isStale = true;
      running ??= refreshAll().finally(() => {
        running = null;
      });
      return running;
    },
  };
}

/** Nobody has asked anything, so nobody waits for an answer: when it fails, the tab keeps what it showed. */
async function publish({ desk, team, channel, user }: Opened, ports: HomePorts): Promise<void> {
  try {
    const asker: Asker = { team, channel, user, language: await languageOf(desk, user) };
    const admission = await admit(desk, { asker }, { isCounted: true });
    const { blocks } = admission.ok
      ? renderHome(desk.bot, asker, slashCommand, await ownOf(desk, asker, ports))
      : admission.message;
    const faults = checkView(blocks);
    if (faults.length > 0) throw new Error(`the Home tab breaks the rules of Slack: ${faults.join('; ')}`);
    await again(desk, () => desk.client.views.publish({ user_id: user, view: { type: 'home', blocks } }));
  } catch (error) {
    desk.log.error('the Home tab could not be shown', { error: describeError(error) });
  }
}

/** What is this person's own. Whatever part of it cannot be had is left out. */
async function ownOf(desk: Desk, asker: Asker, { recent }: HomePorts): Promise<Own> {
  const { team = '', user = '' } = asker;
  const [asked, subscriptions, gaps] = await Promise.all([
    orNone(desk, async () => (recent ? recent(team, user) : [])),
    orNone(desk, () => listed(desk, 'subscriptions', asker)),
    orNone(desk, () => listed(desk, 'gaps', asker)),
  ]);
  return { recent: asked, subscriptions, gaps };
}

/** What a line lists for this person; nothing where the deployment does not offer it, or not to them. */
async function listed({ bot }: Desk, line: string, asker: Asker): Promise<readonly NoticeItem[]> {
  const reply = await bot.perform(line, asker);
  return reply.kind === 'notice' ? reply.items : [];
}

async function orNone<T>(desk: Desk, work: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await work();
  } catch (error) {
    desk.log.warn('a part of the Home tab is left out', { error: describeError(error) });
    return [];
  }
}
