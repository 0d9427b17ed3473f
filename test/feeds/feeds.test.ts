import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { KnowledgeBase } from '../../src/core/base.ts';
import { type FeedAccess, feedRoutes } from '../../src/feeds/routes.ts';
import { startWeb, type Web } from '../../src/web/server.ts';
import { buildInstrument, buildProvision, buildSource, buildTestBase, buildTopic, entry } from '../builders.ts';
import { buildLog } from '../slack/builders.ts';
import { type Calendar, readCalendar } from './read-calendar.ts';

const secret = 'correct-horse-battery-staple';
const today = '2024-07-01';

/** What changed within a year of the day, what is older, what is coming, and what nobody has verified. */
function buildKnowledge(
  note = 'Widgets, gears & "cogs"; <b>all</b> of them — 磁石、部品 も含む。\nA second line.',
): KnowledgeBase {
  return buildTestBase({
    about: {
      name: { en: 'Test, with a comma; and\nmore' },
      languages: ['en'],
      disclaimer: { en: 'Not advice.' },
      experts: [],
      suggestions: [],
    },
    sources: [
      buildSource({ url: 'https://example.org/gazette?a=1&b=2' }),
      buildSource({ id: 'paper', kind: 'news', url: null }),
    ],
    topics: [buildTopic(), buildTopic({ id: 'gears', name: { en: 'gears', de: 'Getriebe' } })],
    instruments: [
      buildInstrument({
        history: [
          entry('2024-12-01', 'suspended'),
          entry('2024-01-10', 'in_force', {
            note: { en: note, de: 'Bauteile.' },
            citations: [
              { source: 'gazette', pinpoint: 'art. 1' },
              { source: 'paper', pinpoint: 'p. 2' },
            ],
          }),
          entry('2022-01-10', 'announced'),
        ],
      }),
      buildInstrument({
        id: 'gear-act',
        history: [entry('2024-06-01', 'in_force')],
        provisions: [buildProvision({ applies: ['gears'] })],
      }),
    ],
  });
}

describe.each<[string, FeedAccess, string]>([
  ['open to all', 'public', '/feeds'],
  ['behind a secret', { secret }, `/feeds/${secret}`],
])('feeds %s', (_name, access, folder) => {
  let web: Web;
  let knowledge = buildKnowledge();
  let now = Date.parse('2024-07-01T08:00:00.500Z');

  beforeAll(async () => {
    const routes = feedRoutes({
      knowledge: () => ({ base: knowledge, today }),
      access,
      baseUrl: 'https://rules.example.org',
      now: () => now,
    });
    web = await startWeb({ host: '127.0.0.1', port: 0 }, routes, buildLog());
  });
  afterAll(() => web.close());
  beforeEach(() => {
    knowledge = buildKnowledge();
    now = Date.parse('2024-07-01T08:00:00.500Z');
  });

  const get = (path: string, init: RequestInit = {}) => fetch(`${web.address}${folder}/${path}`, init);
  const calendarOf = async (query = ''): Promise<Calendar> =>
    readCalendar(await (await get(`changes.ics${query}`)).text());

  it('give a calendar of the past year and of all days to come', async () => {
    const response = await get('changes.ics');
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH');
    const { events, properties } = readCalendar(await response.text());
    expect(properties.get('VERSION')?.value).toBe('2.0');
    expect(properties.get('X-WR-CALNAME')?.value).toBe('Test, with a comma; and\nmore');
    expect(events.map((event) => event.get('DTSTART'))).toEqual([
      { name: 'DTSTART', parameters: { VALUE: 'DATE' }, value: '20240110' },
      { name: 'DTSTART', parameters: { VALUE: 'DATE' }, value: '20240601' },
      { name: 'DTSTART', parameters: { VALUE: 'DATE' }, value: '20241201' },
    ]);
    const [first, , coming] = events;
    expect(first?.get('DTEND')).toEqual({ name: 'DTEND', parameters: { VALUE: 'DATE' }, value: '20240111' });
    expect(first?.get('SUMMARY')?.value).toBe('in force: Announcement No. 1 of 2024, Decision on widgets');
    const description = first?.get('DESCRIPTION')?.value;
    expect(description).toContain('Widgets, gears & "cogs"; <b>all</b> of them — 磁石、部品 も含む。\nA second line.');
    expect(description).toContain('art. 1');
    expect(description).toContain('https://example.org/gazette?a=1&b=2');
    expect(description).toContain('p. 2');
    expect(description).toContain('Not advice.');
    expect(first?.get('STATUS')?.value).toBe('CONFIRMED');
    expect(first?.get('LAST-MODIFIED')?.value).toBe('20240630T000000Z');
    expect(coming?.get('STATUS')?.value).toBe('TENTATIVE');
    expect(coming?.get('SUMMARY')?.value).toMatch(/^unverified: suspended: /);
    expect(coming?.get('TRANSP')?.value).toBe('TRANSPARENT');
  });

  it('keep the name of an event when it is edited, and number the edit higher after a check', async () => {
    const before = await calendarOf();
    const edited = buildKnowledge('Shorter now.');
    for (const act of edited.instruments.values()) act.checked = '2024-07-01';
    knowledge = edited;
    const after = await calendarOf();
    const uids = ({ events }: Calendar) => events.map((event) => event.get('UID')?.value);
    expect(uids(after)).toEqual(uids(before));
    expect(new Set(uids(before)).size).toBe(3);
    const sequence = ({ events }: Calendar) => Number(events[0]?.get('SEQUENCE')?.value);
    expect(sequence(after)).toBeGreaterThan(sequence(before));
  });

  it('give Atom, each entry with its sources', async () => {
    const response = await get('changes.atom');
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const text = await response.text();
    expect(text).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
    const entries = text.split('<entry>').slice(1);
    expect(entries).toHaveLength(3);
    const ids = entries.map((one) => /<id>(urn:uuid:[0-9a-f-]{36})<\/id>/.exec(one)?.[1]);
    const { events } = await calendarOf();
    expect(ids.toReversed()).toEqual(events.map((event) => `urn:uuid:${event.get('UID')?.value}`));
    expect(entries[2]).toContain('&lt;b&gt;all&lt;/b&gt; of them');
    expect(entries[2]).toContain('<a href="https://example.org/gazette?a=1&amp;b=2">');
    expect(text).not.toContain('<b>all');
    expect(text).toContain('<updated>2024-06-30T00:00:00.000Z</updated>');
    expect(text).toContain(`href="https://rules.example.org${folder}/changes.atom"`);
  });

  it('give a JSON Feed', async () => {
    const response = await get('changes.json?topics=gears');
    expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    expect(await response.json()).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Test, with a comma; and\nmore: gears',
      description: 'Not advice.',
      feed_url: `https://rules.example.org${folder}/changes.json?topics=gears`,
      language: 'en',
      authors: [{ name: 'rareearth' }],
      items: [
        {
          id: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
          external_url: 'https://example.org/gazette?a=1&b=2',
          title: 'in force: Announcement No. 1 of 2024, Decision on widgets',
          content_html: expect.stringContaining('<li><a href="https://example.org/gazette?a=1&amp;b=2">'),
          content_text: expect.stringContaining('https://example.org/gazette?a=1&b=2'),
          date_published: '2024-06-01T00:00:00.000Z',
          date_modified: '2024-06-30T00:00:00.000Z',
          tags: ['in_force'],
          _rareearth: {
            change: 'gear-act@2024-06-01:in_force',
            rule: 'gear-act',
            from: '2024-06-01',
            status: 'in_force',
            forecast: false,
            checked: '2024-06-30',
            sources: [
              {
                source: 'gazette',
                pinpoint: 'history 2024-06-01',
                words: expect.stringContaining('Gazette'),
                url: 'https://example.org/gazette?a=1&b=2',
              },
            ],
          },
        },
      ],
    });
  });

  it('speak the language asked for', async () => {
    const { events } = await calendarOf('?language=de');
    expect(events[0]?.get('SUMMARY')?.value).toMatch(/^in Kraft: /);
    expect(events[0]?.get('DESCRIPTION')?.value).toContain('Bauteile.');
    expect((await get('changes.ics?language=de')).headers.get('content-language')).toBe('de');
  });

  it('are sent again only when they have changed', async () => {
    const first = await get('changes.ics');
    const etag = first.headers.get('etag') ?? '';
    const modified = first.headers.get('last-modified') ?? '';
    expect(modified).toBe('Mon, 01 Jul 2024 08:00:00 GMT');
    now += 3_600_000;
    for (const headers of [
      { 'if-none-match': etag },
      { 'if-none-match': `"x", W/${etag}` },
      { 'if-modified-since': modified },
    ]) {
      const again = await get('changes.ics', { headers });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('etag')).toBe(etag);
    }
    const others = [{ 'if-none-match': '"x"', 'if-modified-since': modified }, { 'if-modified-since': 'never' }];
    for (const headers of others) expect((await get('changes.ics', { headers })).status).toBe(200);

    knowledge = buildKnowledge('Something else.');
    for (const headers of [{ 'if-none-match': etag }, { 'if-modified-since': modified }]) {
      const changed = await get('changes.ics', { headers });
      expect(changed.status).toBe(200);
      expect(changed.headers.get('last-modified')).toBe('Mon, 01 Jul 2024 09:00:00 GMT');
    }
  });

  it('tell a HEAD what a GET would get', async () => {
    const head = await get('changes.json', { method: 'HEAD' });
    const full = await get('changes.json');
    expect(await head.text()).toBe('');
    for (const name of ['content-type', 'content-length', 'etag', 'last-modified', 'cache-control'])
      expect(head.headers.get(name)).toBe(full.headers.get(name));
    expect(Number(head.headers.get('content-length'))).toBe(Buffer.byteLength(await full.text()));
  });

  it.each([
    ['changes.ics?topics=gesrs', 'there is no topic "gesrs"; is it gears?'],
    ['changes.ics?topics=widgets,unheard', 'there is no topic "unheard"'],
    ['changes.ics?language=fr', 'there is no language "fr"; there are en, zh, ja, ko, de'],
    ['changes.ics?topic=gears', 'there is no parameter "topic"; there are topics and language'],
    [`changes.ics?topics=${Array.from({ length: 51 }, (_, n) => `t${n}`).join(',')}`, 'more than 50 topics'],
    [`changes.ics?topics=${'x'.repeat(2_001)}`, 'longer than 2000 characters'],
  ])('say in words why %s cannot be made', async (path, words) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain(words);
  });

  it('take no other method, and are nowhere else', async () => {
    const posted = await get('changes.ics', { method: 'POST', body: 'x' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    for (const path of ['', 'changes.xml', 'changes.ics/more', 'constructor', '__proto__'])
      expect((await get(path)).status).toBe(404);
  });
});

describe('a secret in the address', () => {
  let web: Web;
  beforeAll(async () => {
    const knowledge = () => ({ base: buildKnowledge(), today });
    const parts = { knowledge, baseUrl: 'https://rules.example.org', now: Date.now };
    web = await startWeb({ host: '127.0.0.1', port: 0 }, feedRoutes({ ...parts, access: { secret } }), buildLog());
  });
  afterAll(() => web.close());

  it('is needed, whole and right', async () => {
    for (const path of [
      'changes.ics',
      `${secret.slice(1)}/changes.ics`,
      `${secret}x/changes.ics`,
      `${secret}/../changes.ics`,
      '/changes.ics',
    ]) {
      const response = await fetch(`${web.address}/feeds/${path}`);
      expect([path, response.status, await response.text()]).toEqual([path, 404, 'There is no such feed.\n']);
    }
  });

  it('keeps what it opens out of shared caches and search engines', async () => {
    const { headers } = await fetch(`${web.address}/feeds/${secret}/changes.ics`);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each(['short', 'with spaces in it, and long', 'a/b/c/d/e/f/g/h/i/j/k'])('cannot be %j', (bad) => {
    const parts = { knowledge: () => ({ base: buildKnowledge(), today }), baseUrl: 'https://x.example', now: Date.now };
    expect(() => feedRoutes({ ...parts, access: { secret: bad } })).toThrow('at least 16');
  });
});
