import type { MrkdwnElement, PlainTextElement } from '@slack/types';

/** Controls, zero-width characters, direction marks and lone surrogates: they change how a text reads, not what it says. */
const invisible = /[\p{Cf}\p{Cs}]|(?![\n\t])\p{Cc}/gu;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Slack gives up on a link with a very long address; real ones are far shorter. */
const maxAddress = 600;

/** Most texts are plain, and looking at every character of them in turn is what costs. */
const harmless = /^[\x20-\x7e\n]*$/;

/** Removes what cannot be seen; tabs become spaces. */
export function cleanText(text: string): string {
  if (harmless.test(text)) return text;
  return text.replace(invisible, '').replaceAll('\t', ' ');
}

/** Cuts to so many UTF-16 units, with an ellipsis, never inside a character. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = max - 1;
  if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** A text that is not ours, safe inside mrkdwn: nothing in it can mention, link or call. At most `max` units long. */
export function escapeText(text: string, max = Number.POSITIVE_INFINITY): string {
  const clean = cleanText(text);
  const whole = clean.replace(/[&<>]/g, (character) => entities[character] ?? character);
  if (whole.length < max) return whole;
  let safe = '';
  for (const character of clean) {
    const next = entities[character] ?? character;
    if (safe.length + next.length > max - 1) return `${safe.trimEnd()}…`;
    safe += next;
  }
  return safe;
}

/** A text that is not ours, in one line, for where Slack reads no markup. A client that did would find none. */
export function unmarked(text: string, max: number): string {
  const safe = cleanText(text)
    .replace(/<(?=[!@#]|[a-z][a-z\d+.-]*:)/gi, '‹')
    .replaceAll('\n', ' ')
    .trim();
  return clip(safe, max);
}

/** The same as a plain_text element, which is never empty. */
export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: unmarked(text, max) || '…', emoji: false };
}

/** mrkdwn made of escaped parts. `verbatim` keeps Slack from finding further links and mentions in it. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** An address fit to be linked: https, without credentials, not overlong. Null otherwise. */
export function safeAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, username, password, href } = new URL(url);
  if (protocol !== 'https:' || username || password || href.length > maxAddress) return null;
  return href.replace(/[|<>]/g, (character) => encodeURIComponent(character));
}

/** A link with an escaped label, or the label and the bare address where it may not be linked. */
export function link(url: string | null, label: string, max: number): string {
  const address = safeAddress(url);
  // A vertical bar would end the label's part of the link; the full-width one looks the same.
  const text = escapeText(label.replaceAll('|', '｜').replaceAll('\n', ' '), max) || '…';
  if (address !== null) return `<${escapeText(address)}|${text}>`;
  return url === null ? text : `${text} (${escapeText(url, max)})`;
}

/** A mention of the person with this id, or nothing when it is not an id. */
export function mention(user: string): string {
  return /^[UW][A-Z0-9]{1,20}$/.test(user) ? `<@${user}>` : '';
}
