/** What the page shows: a channel, perhaps a thread beside it, or the app's Home tab. Kept in the address. */
export interface Place {
  channel: string;
  tab: 'messages' | 'home';
  thread?: string;
}

/** Reads `#C0TRADE`, `#C0TRADE/1700000000.000100` or `#home`. */
export function readPlace(hash: string, direct: string, known: (channel: string) => boolean, usual: string): Place {
  if (hash === '#home') return { channel: direct, tab: 'home' };
  const [channel = '', thread] = hash.slice(1).split('/');
  if (!known(channel)) return { channel: usual, tab: 'messages' };
  return { channel, tab: 'messages', ...(thread !== undefined && /^\d+\.\d+$/.test(thread) && { thread }) };
}

export function hashOf({ channel, tab, thread }: Place): string {
  if (tab === 'home') return '#home';
  return thread === undefined ? `#${channel}` : `#${channel}/${thread}`;
}
