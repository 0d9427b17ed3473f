import { limits } from './limits.ts';
import { escapeText } from './mrkdwn.ts';

/**
 * The whole short answer in words, for notifications and screen readers, which do not read blocks.
 * When it gets too long, each of its four parts loses its own end.
 */
export function composeFallback(top: string[], items: string[], notes: string[], bottom: string[]): string {
  const max = limits.fallback - 10;
  const head = cut(top, Math.floor(max / 8));
  const foot = cut(bottom, Math.floor(max / 8));
  const middle = cut(items, Math.floor(max / 2));
  const sources = cut(notes, max - head.length - middle.length - foot.length);
  return [head, middle, sources, foot].filter((part) => part !== '').join('\n') || '…';
}

/** Whole lines as long as there is room, each at most as long as the room. */
function cut(lines: string[], room: number): string {
  let text = '';
  for (const line of lines) {
    const safe = escapeText(line.replace(/\s+/g, ' ').trim(), room);
    if (safe === '') continue;
    if (text.length + safe.length + 2 > room) return text === '' ? safe : `${text}\n…`;
    text = text === '' ? safe : `${text}\n${safe}`;
  }
  return text;
}
