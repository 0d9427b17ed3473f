import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { subscribe } from '../../commands/subscribe.ts';
import { subscriptions } from '../../commands/subscriptions.ts';
import { unsubscribe } from '../../commands/unsubscribe.ts';
import type { CommandContext } from '../../src/core/command.ts';
import { languages } from '../../src/core/language.ts';
import type { Office } from '../../src/core/office.ts';
import type { Reply } from '../../src/core/reply.ts';
import { readPlace } from '../../src/core/subscription/place.ts';
import { readRequest, type SubscriptionRequest } from '../../src/core/subscription/request.ts';
import { searchTopics, searchZones } from '../../src/core/subscription/search.ts';
import { lineFor } from '../../src/core/subscription/shown.ts';
import { allZones } from '../../src/core/subscription/zone.ts';
import {
  isTold,
  readFilter,
  rhythms,
  type Subscription,
  type Subscriptions,
  type SubscriptionWish,
  weekdays,
} from '../../src/core/subscription.ts';
import type { Matcher } from '../../src/match/matcher.ts';
import { openMatcher } from '../../src/open-matcher.ts';
import { buildInstrument, buildProvision, buildTestBase, buildTopic } from '../builders.ts';

const base = buildTestBase({
  topics: [
    buildTopic({
      id: 'dysprosium',
      kind: 'element',
      symbol: 'Dy',
      name: { en: 'dysprosium', zh: '镝', ja: 'ジスプロシウム', ko: '디스프로슘', de: 'Dysprosium' },
    }),
    buildTopic({ id: 'terbium', kind: 'element', name: { en: 'terbium', zh: '铽', de: 'Terbium' } }),
    buildTopic({
      id: 'magnets',
      name: { en: 'magnets', de: 'Magnete' },
      aliases: { en: ['NdFeB', 'ferrite magnets'] },
    }),
    buildTopic({
      id: 'magnet-technology',
      kind: 'technology',
      name: { en: 'technology to make magnets' },
      aliases: { en: ['NdFeB'] },
    }),
    buildTopic({ id: 'truce', kind: 'concept', name: { en: 'truce' } }),
  ],
  instruments: [
    buildInstrument({
      id: 'act-61',
      number: { en: 'Announcement No. 61 of 2025', zh: '公告2025年第61号' },
      provisions: [
        buildProvision({ applies: ['dysprosium', 'truce'] }),
        buildProvision({ id: 'more', applies: ['terbium'] }),
      ],
    }),
  ],
});
const today = '2026-11-22';
let matcher: Matcher;
let context: CommandContext;

beforeAll(() => {
  matcher = openMatcher(base);
  context = { base, today, language: 'en', commands: [], read: matcher.read };
});

function read(line: string) {
  return readRequest(line, context);
}

describe('a line after "subscribe"', () => {
  it.each<[string, SubscriptionRequest]>([
    ['', {}],
    ['at 9', { time: '09:00' }],
    ['9', { time: '09:00' }],
    ['9am', { time: '09:00' }],
    ['9 p.m.', { time: '21:00' }],
    ['12 am', { time: '00:00' }],
    ['12pm', { time: '12:00' }],
    ['09:00', { time: '09:00' }],
    ['at 7.30 am', { time: '07:30' }],
    ['noon', { time: '12:00' }],
    ['9 Uhr', { time: '09:00' }],
    ['um 9 Uhr 30', { time: '09:30' }],
    ['18.15 Uhr', { time: '18:15' }],
    ['上午9点', { time: '09:00' }],
    ['上午九点半', { time: '09:30' }],
    ['下午3点15分', { time: '15:15' }],
    ['晚上十一点', { time: '23:00' }],
    ['午前9時', { time: '09:00' }],
    ['午後3時半に', { time: '15:30' }],
    ['오전 9시', { time: '09:00' }],
    ['오후 2시 반', { time: '14:30' }],
    ['９：３０', { time: '09:30' }],
  ])('tells the time in %j', (line, request) => {
    expect(read(line)).toEqual({ request, troubles: [] });
  });

  it.each<[string, SubscriptionRequest]>([
    ['weekdays', { days: 'weekdays' }],
    ['Monday to Friday', { days: 'weekdays' }],
    ['mon-fri', { days: 'weekdays' }],
    ['werktags', { days: 'weekdays' }],
    ['工作日', { days: 'weekdays' }],
    ['周一至周五', { days: 'weekdays' }],
    ['平日', { days: 'weekdays' }],
    ['월~금', { days: 'weekdays' }],
    ['평일', { days: 'weekdays' }],
    ['every day', { days: 'daily' }],
    ['täglich', { days: 'daily' }],
    ['每天', { days: 'daily' }],
    ['毎日', { days: 'daily' }],
    ['매일', { days: 'daily' }],
    ['weekly', { days: 'weekly' }],
    ['once a week', { days: 'weekly' }],
    ['wöchentlich', { days: 'weekly' }],
    ['每周', { days: 'weekly' }],
    ['毎週', { days: 'weekly' }],
    ['매주', { days: 'weekly' }],
    ['on Wednesdays', { days: 'weekly', weekday: 3 }],
    ['jeden Montag', { days: 'weekly', weekday: 1 }],
    ['am Di', { days: 'weekly', weekday: 2 }],
    ['每周一', { days: 'weekly', weekday: 1 }],
    ['星期天', { days: 'weekly', weekday: 7 }],
    ['毎週金曜日', { days: 'weekly', weekday: 5 }],
    ['매주 목요일', { days: 'weekly', weekday: 4 }],
  ])('tells the days in %j', (line, request) => {
    expect(read(line)).toEqual({ request, troubles: [] });
  });

  it.each([
    ['europe/BERLIN', 'Europe/Berlin'],
    ['Berlin', 'Europe/Berlin'],
    ['tokyo time', 'Asia/Tokyo'],
    ['new york', 'America/New_York'],
    ['Los_Angeles', 'America/Los_Angeles'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['Indian/Maldives', 'Indian/Maldives'],
    ['München', 'Europe/Berlin'],
    ['MEZ', 'Europe/Berlin'],
    ['北京时间', 'Asia/Shanghai'],
    ['東京', 'Asia/Tokyo'],
    ['서울 시간', 'Asia/Seoul'],
    ['utc', 'UTC'],
    ['GMT', 'UTC'],
  ])('tells the zone in %j', (line, zone) => {
    expect(read(line)).toEqual({ request: { zone }, troubles: [] });
  });

  it.each([
    ['tell me on quiet days', true],
    ['even if nothing changed', true],
    ['auch an ruhigen Tagen', true],
    ['auch wenn sich nichts ändert', true],
    ['没有变化也通知', true],
    ['変更がない日も知らせてください', true],
    ['변경이 없어도 알려 주세요', true],
    ['not on quiet days', false],
    ["don't tell me about quiet days", false],
    ['nicht an ruhigen Tagen', false],
  ])('tells of quiet days in %j', (line, quiet) => {
    expect(read(line)).toEqual({ request: { quiet }, troubles: [] });
  });

  it.each([
    ['in German', 'de'],
    ['auf Englisch', 'en'],
    ['用中文', 'zh'],
    ['日本語で', 'ja'],
    ['한국어로', 'ko'],
    ['language=zh', 'zh'],
  ])('tells the language in %j', (line, language) => {
    expect(read(line)).toEqual({ request: { language }, troubles: [] });
  });

  it.each<[string, string[] | null]>([
    ['dysprosium', ['dysprosium']],
    ['DYSPROSIUM and terbium', ['dysprosium', 'terbium']],
    ['dysprosium terbium', ['dysprosium', 'terbium']],
    ['about changes to dysprosium, please', ['dysprosium']],
    ['Dysprosium und Terbium', ['dysprosium', 'terbium']],
    ['镝和铽', ['dysprosium', 'terbium']],
    ['ジスプロシウムについて', ['dysprosium']],
    ['디스프로슘에 대해 알려 주세요', ['dysprosium']],
    ['Dy', ['dysprosium']],
    ['ferrite magnets', ['magnets']],
    ['magnet-technology', ['magnet-technology']],
    ['act-61', ['dysprosium', 'terbium']],
    ['announcement 61', ['dysprosium', 'terbium']],
    ['2025年第61号', ['dysprosium', 'terbium']],
    ['act-61/more', ['terbium']],
    ['everything', null],
    ['alles', null],
    ['全部', null],
    ['すべて', null],
    ['전체', null],
  ])('tells the topics in %j', (line, topics) => {
    expect(read(line)).toEqual({ request: { topics }, troubles: [] });
  });

  it.each<[string, SubscriptionRequest]>([
    [
      'dysprosium at 09:00 Europe/Berlin weekdays German, tell me on quiet days',
      { topics: ['dysprosium'], time: '09:00', zone: 'Europe/Berlin', days: 'weekdays', language: 'de', quiet: true },
    ],
    [
      'tell me on quiet days weekdays Berlin 9 in german about dysprosium',
      { topics: ['dysprosium'], time: '09:00', zone: 'Europe/Berlin', days: 'weekdays', language: 'de', quiet: true },
    ],
    [
      'bitte Dysprosium werktags um 9 Uhr Wien auf Deutsch, auch an ruhigen Tagen',
      { topics: ['dysprosium'], time: '09:00', zone: 'Europe/Vienna', days: 'weekdays', language: 'de', quiet: true },
    ],
    [
      '每天上午9点 北京 镝 用中文',
      { topics: ['dysprosium'], time: '09:00', zone: 'Asia/Shanghai', days: 'daily', language: 'zh' },
    ],
    [
      '平日 午前9時 東京 ジスプロシウム 日本語で',
      { topics: ['dysprosium'], time: '09:00', zone: 'Asia/Tokyo', days: 'weekdays', language: 'ja' },
    ],
    [
      '매일 오전 9시 서울 디스프로슘 한국어로',
      { topics: ['dysprosium'], time: '09:00', zone: 'Asia/Seoul', days: 'daily', language: 'ko' },
    ],
    ['announcement 61 at 18', { topics: ['dysprosium', 'terbium'], time: '18:00' }],
  ])('is read whole: %j', (line, request) => {
    expect(read(line)).toEqual({ request, troubles: [] });
  });

  it.each([
    ['flurbl', { kind: 'unknown', written: 'flurbl' }],
    ['UTC+8', { kind: 'offset', written: 'UTC+8' }],
    ['+08:00', { kind: 'offset', written: '+08:00' }],
    ['GMT-5', { kind: 'offset', written: 'GMT-5' }],
    ['CST', { kind: 'offset', written: 'CST' }],
    ['Europe/Berlni', { kind: 'zone', written: 'Europe/Berlni' }],
    ['at 25:00', { kind: 'time', written: 'at 25:00' }],
    ['9:75', { kind: 'time', written: '9:75' }],
    ['at 9 and at 17', { kind: 'twice', written: 'at 17' }],
    ['Berlin or Tokyo', { kind: 'twice', written: expect.any(String) }],
    ['NdFeB', { kind: 'choose', written: 'NdFeB', choices: expect.arrayContaining(['magnets', 'magnet-technology']) }],
  ])('is not understood in %j', (line, trouble) => {
    expect(read(line).troubles).toEqual([trouble]);
  });

  it('is read back as it was written for a button, whatever it asks for', () => {
    const zones = allZones();
    const wishes = fc.record({
      filter: fc.record({
        topics: fc.option(fc.uniqueArray(fc.constantFrom(...base.topics.keys()), { minLength: 1 }), { nil: null }),
        days: fc.constantFrom(...rhythms),
        weekday: fc.constantFrom(...weekdays),
        quiet: fc.boolean(),
      }),
      time: fc
        .tuple(fc.nat(23), fc.nat(59))
        .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
      zone: fc.constantFrom(...zones),
      language: fc.constantFrom(...languages),
    });
    fc.assert(
      fc.property(wishes, ({ filter: { weekday, ...filter }, ...rest }) => {
        const wish: SubscriptionWish = {
          ...rest,
          filter: { ...filter, ...(filter.days === 'weekly' && { weekday }) },
        };
        const line = lineFor('C0NEWS', wish).replace('subscribe ', '');
        const place = readPlace(line, { team: 'T1', channel: 'C1', user: 'U1' });
        const { topics, ...others } = wish.filter;
        expect(place.channel).toBe('C0NEWS');
        expect(read(place.rest)).toEqual({ request: { ...rest, ...others, topics }, troubles: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('is never the reason for a failure', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (line) => {
        expect(Array.isArray(read(line).troubles)).toBe(true);
      }),
    );
  });
});

describe('what a channel hears of', () => {
  it('comes on its days', () => {
    // 22 November 2026 is a Sunday.
    const days = ['2026-11-22', '2026-11-23', '2026-11-24'];
    const told = (filter: Parameters<typeof isTold>[0]) => days.filter((day) => isTold(filter, day));
    expect(told({ topics: null, days: 'daily', quiet: false })).toEqual(days);
    expect(told({ topics: null, days: 'weekdays', quiet: false })).toEqual(days.slice(1));
    expect(told({ topics: null, days: 'weekly', quiet: false })).toEqual(['2026-11-23']);
    expect(told({ topics: null, days: 'weekly', weekday: 7, quiet: false })).toEqual(['2026-11-22']);
  });

  it.each([
    [null, { topics: null, days: 'daily', quiet: false }],
    ['nonsense', { topics: null, days: 'daily', quiet: false }],
    ['[]', { topics: null, days: 'daily', quiet: false }],
    ['{"topics":["a",3],"days":"yearly","weekday":9,"quiet":"yes"}', { topics: ['a'], days: 'daily', quiet: false }],
    [
      '{"topics":[],"days":"weekly","weekday":7,"quiet":true}',
      { topics: null, days: 'weekly', weekday: 7, quiet: true },
    ],
  ])('is read from %j', (kept, filter) => {
    expect(readFilter(kept)).toEqual(filter);
  });
});

describe('the menus of the form', () => {
  it('find topics by the letters of any of their names', () => {
    expect(searchTopics(base, 'dys', 'en', 9)).toEqual(['dysprosium']);
    expect(searchTopics(base, 'ジス', 'en', 9)).toEqual(['dysprosium']);
    expect(searchTopics(base, 'magn', 'en', 9)[0]).toBe('magnets');
    expect(searchTopics(base, 'zzz', 'en', 9)).toEqual([]);
    expect(searchTopics(base, '', 'en', 9)).toEqual(['dysprosium', 'terbium']);
  });

  it('find zones by city, in any script', () => {
    expect(searchZones('berl', 9)).toEqual(['Europe/Berlin']);
    expect(searchZones('東京', 9)).toEqual(['Asia/Tokyo']);
    expect(searchZones('new yo', 9)).toEqual(['America/New_York']);
    expect(searchZones('a', 7)).toHaveLength(7);
  });
});

describe('the commands', () => {
  /** Subscriptions in memory; the bot is in every channel but C0OUT. */
  function buildOffice(channel = 'C0HERE', user = 'U1', kept = new Map<string, Subscription>()): Office {
    const all: Subscriptions = {
      find: async (one) => kept.get(one) ?? null,
      list: async () => [...kept.values()].filter((one) => one.channel === channel || one.user === user),
      async keep(one, wish) {
        const made = { ...wish, team: 'T1', channel: one, name: null, user, paused: null, next: 0 };
        kept.set(one, made);
        return made;
      },
      stop: async (one) => kept.delete(one),
      place: async (one) => (one === 'C0OUT' ? null : { name: null }),
      language: async () => 'de',
    };
    return {
      spot: { team: 'T1', channel, user },
      zone: async () => null,
      today,
      language: 'en',
      subscriptions: all,
    };
  }
  const lines = (reply: Reply) => (reply.kind === 'notice' ? reply.lines.join('\n') : JSON.stringify(reply));

  it('say that UTC is meant where nobody knows the zone of the person', async () => {
    const reply = await subscribe.run('', context, buildOffice());
    expect(lines(reply)).toContain('When: every day at 09:00 (UTC)');
    expect(lines(reply)).toContain('Your time zone in Slack is not known');
    expect(lines(reply)).toContain('What is known today counts as told.');
    expect(lines(reply)).toContain('Language: German');
  });

  it.each(languages)('speak %s', async (language) => {
    const office = buildOffice();
    const here = { ...context, language };
    const replies = [
      await subscribe.run('dysprosium Berlin', here, office),
      await subscriptions.run('', here, office),
      await subscribe.run('flurbl 25:00 UTC+1 Europe/Nowhere', here, office),
      await unsubscribe.run('', here, office),
      await unsubscribe.run('', here, office),
      await subscribe.run('', here, buildOffice('C0OUT')),
    ];
    expect(replies.map(({ kind }) => kind)).toEqual(['notice', 'notice', 'problem', 'notice', 'problem', 'problem']);
    expect(new Set(replies.map((reply) => reply.language))).toEqual(new Set([language]));
    const said = JSON.stringify(replies);
    expect(said).not.toMatch(/undefined|\[object/);
  });

  it('offer each meaning of a name that has several', async () => {
    const office = buildOffice();
    const reply = await subscribe.run('NdFeB daily at 9', context, office);
    expect(reply).toMatchObject({
      kind: 'problem',
      message: 'Not understood: “NdFeB”. Understood: every day · 09:00. Nothing was changed.',
    });
    const suggestions = reply.kind === 'problem' ? reply.suggestions : [];
    expect([...suggestions].sort()).toEqual(['subscribe magnet-technology daily at 9', 'subscribe magnets daily at 9']);
    const taken = await subscribe.run((suggestions[0] ?? '').replace('subscribe ', ''), context, office);
    expect(taken.kind).toBe('notice');
  });

  it('let nobody change what belongs to others elsewhere', async () => {
    const kept = new Map<string, Subscription>();
    await subscribe.run('dysprosium Berlin', context, buildOffice('C0NEWS', 'U1', kept));
    const stranger = buildOffice('C0HERE', 'U2', kept);
    for (const reply of [
      await subscribe.run('in C0NEWS everything', context, stranger),
      await unsubscribe.run('C0NEWS', context, stranger),
    ]) {
      expect(reply).toMatchObject({ kind: 'problem', message: 'You have no subscription there.' });
    }
    expect(kept.get('C0NEWS')?.filter.topics).toEqual(['dysprosium']);
    const owner = buildOffice('D0DIRECT', 'U1', kept);
    expect(await unsubscribe.run('C0NEWS', context, owner)).toMatchObject({ kind: 'notice' });
  });

  it('say so where nothing is kept', async () => {
    const { subscriptions: _none, ...office } = buildOffice();
    for (const command of [subscribe, unsubscribe, subscriptions])
      expect(await command.run('', context, office)).toMatchObject({ kind: 'problem' });
  });
});
