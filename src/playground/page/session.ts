import type { Outcome, Told, Wish } from '../shapes.ts';
import { h } from './dom.ts';
import type { Live } from './live.ts';
import { hashOf, type Place, readPlace } from './place.ts';
import { apply, buildStore, type Store } from './store.ts';

/** What the page shows and where, and the ways to change either. */
export interface Session {
  place: () => Place;
  /** Undefined until the workspace has told what there is. */
  store: () => Store | undefined;
  heard: (news: Told) => void;
  /** Asks the workspace for something, and says so when it refuses. */
  wish: (wish: Wish) => Promise<Outcome>;
  /** Says something to the person, for a while. */
  note: (words: string) => void;
  go: (to: Place) => void;
  /** Opens the thread of a message once there is an answer in it. */
  awaitAnswer: (channel: string, ts: string) => void;
}

/** Said for what the workspace refuses; other codes are shown as they are. */
const reasons: Record<string, string> = {
  not_connected: 'The local workspace does not answer. Is it still running?',
  app_did_not_respond: 'The app did not respond.',
  msg_too_long: 'That message is too long.',
  invalid_day: 'That is not a day.',
};
const noteMillis = 6_000;
const usualChannel = 'trade-compliance';

export function buildSession(live: () => Live, notes: HTMLElement, draw: () => void): Session {
  let store: Store | undefined;
  let place: Place = { channel: '', tab: 'messages' };
  const awaited = new Set<string>();

  async function wish(what: Wish): Promise<Outcome> {
    const outcome = await live().wish(what);
    if (outcome.error !== undefined) note(reasons[outcome.error] ?? `That did not work (${outcome.error}).`);
    return outcome;
  }

  function note(words: string): void {
    const line = h('p', { class: 'note' }, words);
    notes.append(line);
    setTimeout(() => line.remove(), noteMillis);
  }

  function go(to: Place): void {
    if (location.hash === hashOf(to)) followAddress();
    else location.hash = hashOf(to);
  }

  function followAddress(): void {
    if (!store) return;
    const { channels } = store.snapshot;
    const usual = channels.find(({ name }) => name === usualChannel) ?? channels[0];
    const before = place;
    place = readPlace(location.hash, store.direct, (id) => channels.some((one) => one.id === id), usual?.id ?? '');
    store.unread.delete(place.channel);
    document.body.classList.remove('has-menu');
    const isNew = before.channel !== place.channel || before.tab !== place.tab;
    if (isNew && place.channel === store.direct) void wish({ do: place.tab });
    draw();
  }

  function noticeReply(channel: string, thread: string | undefined): void {
    if (channel !== place.channel) store?.unread.add(channel);
    else if (thread !== undefined && awaited.delete(thread) && place.tab === 'messages')
      go({ channel, tab: 'messages', thread });
  }

  addEventListener('hashchange', followAddress);
  return {
    place: () => place,
    store: () => store,
    heard(news) {
      if (news.type === 'welcome') {
        store = buildStore(news.snapshot);
        followAddress();
        return;
      }
      if (!store) return;
      apply(store, news);
      if (news.type === 'message' && news.message.user !== store.snapshot.me)
        noticeReply(news.message.channel, news.message.thread);
      draw();
    },
    wish,
    note,
    go,
    awaitAnswer(channel, ts) {
      awaited.add(ts);
      // The answer may have come before the word that the message was taken.
      if ((store?.repliesTo(channel, ts).length ?? 0) > 0) noticeReply(channel, ts);
    },
  };
}
