import { fill } from './dom.ts';
import { openHelp } from './help.ts';
import { connect, type Live } from './live.ts';
import { buildModal } from './modal.ts';
import { buildMainPane, buildThreadPane } from './panes.ts';
import { buildSession, type Session } from './session.ts';
import { buildSidebar } from './sidebar.ts';
import { buildWishes } from './wishes.ts';

/** The part of the document with this id. */
function part(id: string): HTMLElement {
  return document.getElementById(id) ?? document.body;
}

function start(): void {
  const session = buildSession(
    () => live,
    part('notes'),
    () => draw(),
  );
  const draw = buildDrawing(session);
  const live: Live = connect(session.heard, (isConnected) => {
    part('offline').hidden = isConnected;
  });
  part('scrim').addEventListener('click', () => document.body.classList.remove('has-menu'));
  part('about').addEventListener('click', () => {
    const store = session.store();
    if (store) openHelp(store.snapshot.app);
  });
}

/** Draws the page anew, each part of it only where something has changed. */
function buildDrawing(session: Session): () => void {
  const { wish } = session;
  const wishes = buildWishes(session);
  const mainPane = buildMainPane(part('main'), wishes);
  const threadPane = buildThreadPane(part('thread'), wishes);
  const showSidebar = buildSidebar(part('sidebar'), {
    setDay: (day) => void wish({ do: 'day', day }),
    morning: () => void wish({ do: 'morning' }),
  });
  const modal = buildModal({
    async act({ id: view }, blockId, actionId, value, state) {
      await wish({ do: 'click', target: { kind: 'view', view }, blockId, actionId, state, ...(value && { value }) });
    },
    async suggest({ id: view }, blockId, actionId, query) {
      return (await wish({ do: 'suggest', view, blockId, actionId, query })).options ?? [];
    },
    submit: async ({ id }, state) => (await wish({ do: 'submit', view: id, state })).errors ?? {},
    close: ({ id }, all) => void wish({ do: 'close', view: id, all }),
  });

  return () => {
    const store = session.store();
    if (!store) return;
    const place = session.place();
    showSidebar(store, place);
    showDay(part('day-banner'), store.snapshot.day);
    mainPane.show(store, place);
    threadPane.show(store, place);
    modal.show(store);
    document.title = `${store.snapshot.app.realName} · local workspace`;
  };
}

function showDay(banner: HTMLElement, day: string | null): void {
  banner.hidden = day === null;
  if (day === null) return;
  const words = new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  fill(banner, `Answers are given as if today were ${words}.`);
}

start();
