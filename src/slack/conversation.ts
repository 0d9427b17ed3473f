import type { Asker } from './bot.ts';

interface Spot {
  team: string | undefined;
  channel: string;
  user: string;
  /** The thread that is answered in. */
  thread: string;
}

/** The two conversations that something said in a place may be taken up in: its thread and, in a direct message, its author's. */
function idsOf({ team = '', channel, user, thread }: Spot): { thread: string; direct: string | null } {
  // The ids of direct messages begin with D.
  return {
    thread: `${team}:${channel}:${thread}`,
    direct: channel.startsWith('D') ? `${team}:${channel}:${user}` : null,
  };
}

/**
 * The conversation that a message is part of: its thread, or for a direct message that begins one, where its author
 * wrote last.
 */
export function conversationOf(spot: Spot, beginsThread: boolean): Pick<Asker, 'conversation' | 'alsoIn'> {
  const { thread, direct } = idsOf(spot);
  if (direct === null) return { conversation: thread };
  return beginsThread ? { conversation: direct, alsoIn: [thread] } : { conversation: thread, alsoIn: [direct] };
}

/** Where a follow-up may refer to what a button answered. The button itself says all it means. */
export function takenUpIn(spot: Spot): Pick<Asker, 'alsoIn'> {
  const { thread, direct } = idsOf(spot);
  return { alsoIn: direct === null ? [thread] : [thread, direct] };
}
