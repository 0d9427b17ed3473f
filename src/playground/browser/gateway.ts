import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isFields, parseJson } from '../fields.ts';
import type { Platform } from '../platform.ts';
import type { Change, Outcome, Snapshot, ToPage, Wish } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { me } from '../workspace.ts';
import { grant } from './wishes.ts';

/** What the composition root lets the page do beyond Slack. */
export interface Hooks {
  today: () => string;
  /** Sets the day the bot believes in; null for the real one. */
  setToday?: (day: string | null) => void;
  /** Called on the morning of the next day, once the bot believes in it. */
  nextMorning?: () => Promise<void>;
}

/** Connects pages that are open in a browser. All of them show the same person. */
export interface Gateway {
  accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close: () => void;
}

const maxPayload = 500_000;

export function buildGateway(platform: Platform, hooks: Hooks): Gateway {
  const server = new WebSocketServer({ noServer: true, maxPayload });
  const pages = new Set<WebSocket>();
  const days = { chosen: null as string | null };

  function tell(page: WebSocket, message: ToPage): void {
    if (page.readyState === page.OPEN) page.send(JSON.stringify(message));
  }
  const stopWatching = platform.workspace.watch((change) => {
    if (isForMe(change)) for (const page of pages) tell(page, change);
  });

  async function answer(page: WebSocket, data: string): Promise<void> {
    const request = parseJson(data);
    if (!isFields(request) || typeof request.id !== 'number') return;
    const { id } = request;
    try {
      const result = await grant(platform, hooks, days, me, request as unknown as Wish);
      tell(page, { type: 'outcome', id, ok: !result.errors, ...result });
    } catch (error) {
      const isRefusal = error instanceof SlackError;
      if (!isRefusal) process.emitWarning(String(error));
      const outcome: Outcome = { type: 'outcome', id, ok: false, error: isRefusal ? error.code : 'internal_error' };
      tell(page, outcome);
    }
  }

  return {
    accept(request, socket, head) {
      // Only the page served from here may speak for the person.
      if (request.headers.origin !== `http://${request.headers.host}`) return void socket.destroy();
      server.handleUpgrade(request, socket, head, (page) => {
        pages.add(page);
        page.on('error', () => page.terminate());
        page.on('close', () => void pages.delete(page));
        page.on('message', (data) => void answer(page, String(data)));
        tell(page, { type: 'welcome', snapshot: snapshot(platform, hooks, days.chosen) });
      });
    },
    close() {
      stopWatching();
      for (const page of pages) page.terminate();
    },
  };
}

function isForMe(change: Change): boolean {
  if (change.type === 'message') return (change.message.visibleTo ?? me) === me;
  if (change.type === 'modals' || change.type === 'home') return change.user === me;
  return true;
}

function snapshot({ workspace, app }: Platform, hooks: Hooks, day: string | null): Snapshot {
  const { users, channels, messages, modals, homes, prompts, bot } = workspace;
  const mine = [...channels.values()].filter(({ members }) => members.includes(me));
  return {
    me,
    bot: bot.id,
    app,
    users: [...users.values()],
    channels: mine,
    messages: messages.filter(
      ({ visibleTo = me, channel }) => visibleTo === me && mine.some(({ id }) => id === channel),
    ),
    modals: modals.get(me) ?? [],
    home: homes.get(me) ?? null,
    prompts: prompts.get(workspace.directMessage(me).id) ?? [],
    day,
    today: hooks.today(),
    canSetDay: hooks.setToday !== undefined,
    hasMorning: hooks.nextMorning !== undefined,
  };
}
