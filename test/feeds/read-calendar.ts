/** One property of a component: name, parameters and value, unescaped where it is a text. */
export interface Property {
  name: string;
  parameters: Record<string, string>;
  value: string;
}

export type Event = Map<string, Property>;

export interface Calendar {
  properties: Map<string, Property>;
  events: Event[];
}

const texts = new Set(['SUMMARY', 'DESCRIPTION', 'NAME', 'X-WR-CALNAME', 'X-WR-CALDESC', 'CATEGORIES']);
const once = ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'DESCRIPTION', 'SEQUENCE', 'LAST-MODIFIED', 'STATUS'];

/** Reads iCalendar strictly, as RFC 5545 has it; throws for whatever a calendar program might choke on. */
export function readCalendar(text: string): Calendar {
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end');
  if (/[^\r]\n|\r[^\n]/.test(text)) throw new Error('a line does not end in CRLF');
  const lines = text.slice(0, -2).split('\r\n');
  for (const line of lines) {
    const octets = Buffer.byteLength(line);
    if (octets > 75) throw new Error(`a line has ${octets} octets: ${line}`);
    if (line.includes('\ufffd')) throw new Error(`a character was cut: ${line}`);
  }
  const unfolded = text
    .slice(0, -2)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map(readProperty);
  if (unfolded[0]?.name !== 'BEGIN' || unfolded.at(-1)?.name !== 'END') throw new Error('it is no object');

  const calendar: Calendar = { properties: new Map(), events: [] };
  let event: Event | undefined;
  for (const property of unfolded.slice(1, -1)) {
    const { name, value } = property;
    if (name === 'BEGIN' && value === 'VEVENT' && !event) event = new Map();
    else if (name === 'END' && value === 'VEVENT' && event) {
      for (const needed of once) if (!event.has(needed)) throw new Error(`an event has no ${needed}`);
      calendar.events.push(event);
      event = undefined;
    } else if (name === 'BEGIN' || name === 'END') throw new Error(`unexpected ${name}:${value}`);
    else {
      const target = event ?? calendar.properties;
      if (target.has(name)) throw new Error(`${name} stands twice`);
      target.set(name, property);
    }
  }
  for (const needed of ['VERSION', 'PRODID'])
    if (!calendar.properties.has(needed)) throw new Error(`there is no ${needed}`);
  return calendar;
}

function readProperty(line: string): Property {
  const {
    name,
    parameters = '',
    value = '',
  } = /^(?<name>[A-Z0-9-]+)(?<parameters>(?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(?<value>.*)$/su.exec(line)?.groups ??
  {};
  if (name === undefined) throw new Error(`not a property: ${line}`);
  if (!texts.has(name)) return { name, parameters: readParameters(parameters), value };
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`not escaped: ${line}`);
  const plain = value.replace(/\\([\\;,nN])/g, (_all, character: string) => (/n/i.test(character) ? '\n' : character));
  return { name, parameters: readParameters(parameters), value: plain };
}

function readParameters(text: string): Record<string, string> {
  const pairs = text
    .split(';')
    .slice(1)
    .map((pair) => pair.split('='));
  return Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value]));
}
