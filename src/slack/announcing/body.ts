import type { KnownBlock } from '@slack/types';
import type { Reply } from '../../core/reply.ts';
import { renderUnasked } from '../blocks.ts';
import type { Message } from '../limits.ts';

/** Grows when the form changes, so that what was written by an older version is read as that version meant it. */
const version = 1;

/** A reply as the messages to be posted later, in a form to be kept. */
export function composeBodies(reply: Reply, disclaimer: string): string[] {
  return renderUnasked(reply, disclaimer, true).map(({ text, blocks }) => JSON.stringify({ version, text, blocks }));
}

/** A message that was kept; null for anything that no version wrote. */
export function readBody(body: string): Message | null {
  try {
    const kept = JSON.parse(body) as { version?: unknown; text?: unknown; blocks?: unknown };
    if (kept.version !== version || typeof kept.text !== 'string' || !Array.isArray(kept.blocks)) return null;
    return { text: kept.text, blocks: kept.blocks as KnownBlock[] };
  } catch {
    return null;
  }
}
