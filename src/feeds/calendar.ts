import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays } from '../core/day.ts';
import { entryLines, type FeedContent, firstAddress, startOf } from './feed.ts';

/** How often a calendar program is asked to look again, in seconds. */
const refreshSeconds = 6 * 3_600;

/**
 * The changes as iCalendar (RFC 5545), each an event of a whole day that makes nobody busy. A forecast is tentative.
 * Nothing in it depends on when it is made, so that what has not changed reads the same.
 */
export function writeCalendar(content: FeedContent): string {
  const { title, disclaimer, language, entries } = content;
  const calendar = ical({
    name: escapeText(title),
    description: escapeText(disclaimer),
    prodId: { company: 'rareearth', product: 'changes', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  for (const entry of entries) {
    const { change, uuid, title: summary, checked, revision } = entry;
    calendar.createEvent({
      id: uuid,
      start: startOf(change.from),
      end: startOf(addDays(change.from, 1)),
      allDay: true,
      summary,
      description: entryLines(entry, content).join('\n'),
      url: firstAddress(entry, language),
      status: change.forecast ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      sequence: revision,
      stamp: startOf(checked),
      lastModified: startOf(checked),
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** Of texts about the whole calendar, which the library writes as they are (RFC 5545, section 3.3.11). */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n?|\n/g, '\\n');
}
