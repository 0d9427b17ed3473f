import type { Fields, Target } from '../shapes.ts';
import { buildForm } from './form.ts';
import type { PaneWishes } from './panes.ts';
import type { Session } from './session.ts';

/** What the panes ask for, as requests to the workspace. */
export function buildWishes(session: Session): PaneWishes {
  const click = async (target: Target, blockId: string, actionId: string, value?: Fields) => {
    await session.wish({ do: 'click', target, blockId, actionId, ...(value && { value }) });
  };
  return {
    send: (channel, text, thread) => void send(session, channel, text, thread),
    ask(channel, question) {
      const { direct, snapshot } = session.store() ?? {};
      void send(session, channel, channel === direct ? question : `${snapshot?.app.command} ${question}`);
    },
    go: session.go,
    useShortcut: (callbackId) => void session.wish({ do: 'shortcut', callbackId }),
    toggleMenu: () => void document.body.classList.toggle('has-menu'),
    onMessage: {
      act: ({ channel, ts }, ...rest) => click({ kind: 'message', channel, ts }, ...rest),
      useShortcut: ({ channel, ts }, callbackId) => void session.wish({ do: 'shortcut', callbackId, channel, ts }),
    },
    homeSurface: ({ names, snapshot: { home } }) => ({
      names,
      form: buildForm(home?.state),
      act: (...rest) => click({ kind: 'view', view: home?.id ?? '' }, ...rest),
    }),
  };
}

/** Sends what was written: a command, or a message whose answer is awaited. */
async function send(session: Session, channel: string, text: string, thread?: string): Promise<void> {
  const { command = '/', name = '' } = session.store()?.snapshot.app ?? {};
  if (text === command || text.startsWith(`${command} `)) {
    if (thread !== undefined) {
      session.note(`${command} does not work in threads, in Slack neither. Mention @${name} instead.`);
      return;
    }
    await session.wish({ do: 'slash', channel, text: text.slice(command.length) });
    return;
  }
  if (/^\/\w/.test(text)) {
    session.note(`There is no such command here; try ${command}.`);
    return;
  }
  const { ts } = await session.wish({ do: 'say', channel, text, ...(thread !== undefined && { thread }) });
  if (ts !== undefined && thread === undefined) session.awaitAnswer(channel, ts);
}
