import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allSubscriptions } from '../../src/store/subscriptions.ts';
import { loadSubscribingBot, type Subscribing, type SubscribingBot, startSubscribing } from './subscribing.ts';

const executablePath = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== '' && existsSync(path),
);
const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'];

describe.skipIf(!executablePath)(
  executablePath ? 'the form in a browser' : 'the form in a browser (skipped: no chromium found, set CHROMIUM_PATH)',
  { timeout: 60_000 },
  () => {
    let shared: SubscribingBot;
    let talk: Subscribing;
    let browser: Browser;
    beforeEach(async () => {
      shared = await loadSubscribingBot();
      talk = await startSubscribing(shared, 'socket');
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: quiet });
    });
    afterEach(async () => {
      await browser.close();
      await talk.close();
      shared.bot.close();
    });

    it('finds topics and zones while one types, and keeps what was chosen', async () => {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(talk.playground.url);
      const composer = page.getByRole('textbox', { name: 'Message #trade-compliance' });
      await composer.fill('/rareearth subscribe');
      await composer.press('Enter');

      const dialog = page.getByRole('dialog', { name: 'Announcements' });
      const topics = dialog.getByRole('searchbox', { name: 'Topics: search' });
      await topics.fill('dysp');
      await dialog.getByRole('button', { name: 'dysprosium', exact: true }).click();
      await topics.fill('terb');
      await dialog.getByRole('button', { name: 'terbium', exact: true }).click();
      await dialog.getByRole('button', { name: 'Remove terbium' }).click();
      await topics.fill('xyzzy');
      await dialog.getByText('Nothing found.').waitFor();
      await topics.press('Escape');
      await dialog.getByRole('searchbox', { name: 'Time zone: search' }).fill('tokyo');
      await dialog.getByRole('button', { name: 'Asia/Tokyo' }).click();
      await dialog.getByLabel('Time', { exact: true }).fill('07:45');
      await dialog.getByLabel('Days', { exact: true }).selectOption({ label: 'every Wednesday' });
      await dialog.getByRole('checkbox').check();
      await page.evaluate(axe.source);
      const serious = await page.evaluate(async () => {
        const { axe: runner } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
        const { violations } = await runner.run();
        return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
      });
      expect(serious).toEqual([]);

      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { name: 'Subscribed' }).waitFor();
      expect(await allSubscriptions(talk.store)).toMatchObject([
        {
          local_time: '07:45',
          zone: 'Asia/Tokyo',
          filter: '{"topics":["dysprosium"],"days":"weekly","weekday":3,"quiet":true}',
        },
      ]);
      expect(complaints).toEqual([]);
    });
  },
);

interface Violation {
  id: string;
  impact: string | null;
}
