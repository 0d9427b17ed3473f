import { Feed } from 'feed';
import type { Citation } from '../core/citation.ts';
import { formatDay } from '../core/day.ts';
import { phrases } from '../core/phrases/phrases.ts';
import { type FeedEntry, sourceLine } from './entries.ts';
import { type FeedContent, firstAddress, startOf } from './feed.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * The changes as Atom (RFC 4287), newest day first.
 *
 * @param address where this feed is; its id as well
 */
export function writeAtom(content: FeedContent, address: string): string {
  const { title, disclaimer, language, entries, updated } = content;
  const feed = new Feed({
    id: address,
    title,
    description: disclaimer,
    language,
    updated: startOf(updated),
    generator: 'rareearth',
    feedLinks: { atom: address },
    author: { name: 'rareearth' },
  });
  for (const entry of entries.toReversed()) {
    const { change, uuid, checked } = entry;
    feed.addItem({
      id: `urn:uuid:${uuid}`,
      title: html(entry.title),
      link: firstAddress(entry, language) ?? address,
      date: startOf(checked),
      published: startOf(entry.published),
      description: html(`${change.from}: ${change.note}`),
      content: entryHtml(entry, content),
    });
  }
  return feed.atom1();
}

/** The change as a few paragraphs and a list of its sources. */
export function entryHtml({ change, checked }: FeedEntry, { language, disclaimer }: FeedContent): string {
  const warning = change.forecast
    ? `<p><strong>${html(phrases(language).forecastWarning(formatDay(checked, language)))}</strong></p>`
    : '';
  const sources = change.citations.map((citation) => `<li>${sourceHtml(citation, language)}</li>`).join('');
  return `<p><time datetime="${change.from}">${change.from}</time> ${html(change.note)}</p>${warning}<ul>${sources}</ul><p><small>${html(disclaimer)}</small></p>`;
}

function sourceHtml(citation: Citation, language: FeedContent['language']): string {
  const { words, url } = sourceLine(citation, language);
  return url === null ? html(words) : `<a href="${html(url)}">${html(words)}</a>`;
}

/** A text inside HTML. Neither XML nor its CDATA sections hold control characters. */
function html(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '').replace(/(?![\n\t])\p{Cc}/gu, '');
}
