import { entryHtml } from './atom.ts';
import { sourceLine } from './entries.ts';
import { entryLines, type FeedContent, firstAddress, startOf } from './feed.ts';

/**
 * The changes as a JSON Feed 1.1 (jsonfeed.org), newest day first. `_rareearth` has them for programs: ids, days, status
 * and sources as they are in the knowledge base.
 *
 * @param address where this feed is
 */
export function writeJsonFeed(content: FeedContent, address: string): string {
  const { title, disclaimer, language, entries } = content;
  return JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title,
      description: disclaimer,
      feed_url: address,
      language,
      authors: [{ name: 'rareearth' }],
      items: entries.toReversed().map((entry) => {
        const { change, uuid, title: headline, checked } = entry;
        const url = firstAddress(entry, language);
        return {
          id: `urn:uuid:${uuid}`,
          ...(url !== null && { external_url: url }),
          title: headline,
          content_html: entryHtml(entry, content),
          content_text: entryLines(entry, content).join('\n'),
          date_published: startOf(entry.published).toISOString(),
          date_modified: startOf(checked).toISOString(),
          tags: [change.status, ...(change.forecast ? ['forecast'] : [])],
          _rareearth: {
            change: change.id,
            rule: change.rule,
            from: change.from,
            status: change.status,
            forecast: change.forecast,
            checked,
            sources: change.citations.map((citation) => ({
              source: citation.source,
              pinpoint: citation.pinpoint,
              words: sourceLine(citation, language).words,
              url: citation.url,
            })),
          },
        };
      }),
    },
    null,
    2,
  );
}
