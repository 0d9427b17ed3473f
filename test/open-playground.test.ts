import { describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../src/config/read.ts';
import type { Day } from '../src/core/day.ts';
import { openLog } from '../src/log/log.ts';
import { openPlayground } from '../src/open-playground.ts';
import { today } from './conversation.ts';

/** The local workspace with the usual settings, on any free port. */
async function open(days: { today: () => Day; setToday: (day: Day | null) => void }) {
  const settings = readConfig({});
  if (!settings.ok) throw new Error('the usual settings are wrong');
  const opened = await openPlayground({ ...settings.config, ...days, port: 0, log: openLog('error') });
  if ('problems' in opened) throw new Error('the knowledge does not load');
  return opened;
}

describe('openPlayground', () => {
  it('offers the bot as the manifest describes it, answers, and passes the chosen day on', async () => {
    const days: (string | null)[] = [];
    const setToday = (day: string | null) => void days.push(day);
    const { url, close } = await open({ today: () => today, setToday });

    const { host, origin } = new URL(url);
    const page = new WebSocket(`ws://${host}/live`, { origin });
    const heard: { type: string; message?: { visibleTo?: string; blocks: unknown[] } }[] = [];
    const answered = new Promise<void>((resolve) => {
      page.on('message', (data) => {
        heard.push(JSON.parse(String(data)));
        if (heard.at(-1)?.type === 'message') resolve();
      });
    });
    await new Promise((resolve) => page.on('open', resolve));
    page.send(JSON.stringify({ id: 1, do: 'day', day: '2025-04-04' }));
    page.send(JSON.stringify({ id: 2, do: 'slash', channel: 'C0TRADE', text: 'help' }));
    await answered;

    expect(days).toEqual(['2025-04-04']);
    expect(heard[0]).toMatchObject({ snapshot: { app: { name: 'rareearth', command: '/rareearth' } } });
    expect(heard.find(({ type }) => type === 'message')).toMatchObject({ message: { visibleTo: 'U0ALEX' } });
    page.terminate();
    await close();
  });

  it('moves on to the next morning and says in #announcements what is new, or that nothing is', async () => {
    const real = '2026-11-10';
    let chosen: string | null = null;
    const { url, close } = await open({
      today: () => chosen ?? real,
      setToday: (day) => {
        chosen = day;
      },
    });
    const { host, origin } = new URL(url);
    const page = new WebSocket(`ws://${host}/live`, { origin });
    const heard: Record<string, unknown>[] = [];
    page.on('message', (data) => heard.push(JSON.parse(String(data))));
    await new Promise((resolve) => page.on('open', resolve));
    const outcome = (id: number) => vi.waitUntil(() => heard.find((one) => one.type === 'outcome' && one.id === id));

    page.send(JSON.stringify({ id: 1, do: 'morning' }));
    expect(await outcome(1)).toMatchObject({ ok: true });
    page.send(JSON.stringify({ id: 2, do: 'morning' }));
    expect(await outcome(2)).toMatchObject({ ok: true });

    expect(heard[0]).toMatchObject({ snapshot: { canSetDay: true, hasMorning: true } });
    const news = heard.filter(({ type }) => type === 'day' || type === 'message');
    expect(news).toMatchObject([
      { type: 'day', day: '2026-11-11' },
      {
        message: { channel: 'C0NEWS', user: 'U0BOT', text: expect.stringMatching(/morning of 11 November 2026.*62/s) },
      },
      { type: 'day', day: '2026-11-12' },
      { message: { channel: 'C0NEWS', user: 'U0BOT', text: expect.stringMatching(/^Nothing to announce on 12/) } },
    ]);
    page.terminate();
    await close();
  });
});
