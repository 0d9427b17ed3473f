import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenBot } from '../../src/open-bot.ts';
import { readView } from '../../src/playground/limits/view.ts';
import { openModal } from '../../src/playground/views.ts';
import { type Conversation, loadBot, startConversation } from '../conversation.ts';
import { everyBlock, everyInput } from './every-block.ts';
import { call } from './helpers.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const executablePath = [process.env.CHROMIUM_PATH ?? '', ...names.map((name) => `/usr/bin/${name}`)].find(
  (path) => path !== '' && existsSync(path),
);
if (!executablePath && process.env.REQUIRE_BROWSER === '1') {
  throw new Error('REQUIRE_BROWSER=1, but there is no browser: set CHROMIUM_PATH or install chromium');
}
const quiet =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

describe.skipIf(!executablePath)(
  executablePath ? 'the page in a browser' : 'the page in a browser (skipped: no chromium found, set CHROMIUM_PATH)',
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    let bot: OpenBot;
    let talk: Conversation;
    let page: Page;
    let complaints: string[];

    beforeAll(async () => {
      bot = await loadBot();
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: quiet.split(' ') });
    });
    afterAll(async () => {
      await browser.close();
      bot.close();
    });
    beforeEach(async () => {
      talk = await startConversation(bot, 'socket', { setToday: () => undefined });
      complaints = [];
    });
    afterEach(async () => {
      await page.context().close();
      await talk.close();
      expect(complaints).toEqual([]);
    });

    async function open(width: number, height: number, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: false });
      page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(talk.playground.url);
      await page.getByRole('button', { name: 'Is NdFeB tech controlled?' }).waitFor();
    }

    /** What axe finds that is serious or worse. */
    async function violations(): Promise<string[]> {
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const runner = (globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }).axe;
        const { violations: all } = await runner.run();
        return all.map(({ id, impact, nodes }) => ({ id, impact, first: nodes[0]?.html ?? '' }));
      });
      return found
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, first }) => `${id}: ${first.slice(0, 200)}`);
    }

    it('answers the first question with its sources, lets one choose, and shows the Home tab', async () => {
      await open(1280, 800);
      expect(await violations()).toEqual([]);

      await page.getByRole('button', { name: 'Is NdFeB tech controlled?' }).click();
      const answer = page.getByRole('log', { name: 'Messages' }).getByRole('article').last();
      await answer.getByText('Only visible to you').waitFor();
      await answer.getByRole('heading', { name: /technology to make NdFeB magnets/ }).waitFor();
      expect(await answer.getByRole('link').first().getAttribute('href')).toMatch(/^https:\/\//);
      expect(await violations()).toEqual([]);

      const composer = page.getByRole('textbox', { name: 'Message #trade-compliance' });
      await composer.fill('@rareearth NdFeB');
      await composer.press('Enter');
      const thread = page.getByRole('complementary', { name: 'Thread' });
      await thread.getByRole('button', { name: 'technology to make NdFeB magnets' }).click();
      await thread
        .getByRole('article')
        .nth(2)
        .getByRole('heading', { name: /Prohibited/ })
        .waitFor();
      expect(await violations()).toEqual([]);

      await page.getByRole('link', { name: 'Home' }).click();
      const home = page.getByRole('region', { name: 'Home' });
      await home.getByRole('button', { name: 'Is NdFeB tech controlled?' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('heading', { name: /Prohibited/ }).waitFor();
      expect(await violations()).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    });

    it('takes a list in a form, shows its table and file, and opens the form from the Home tab', async () => {
      await open(1280, 800);
      await page.getByRole('link', { name: 'Home' }).click();
      const home = page.getByRole('region', { name: 'Home' });
      await home.getByText('The main rules today').waitFor();
      expect(await violations()).toEqual([]);
      await home.getByRole('button', { name: 'Check a list' }).click();
      const dialog = page.getByRole('dialog');
      await dialog
        .getByRole('textbox', { name: 'Items, one a line' })
        .fill('samarium-cobalt magnets; Japan\nNdFeB; USA');
      expect(await violations()).toEqual([]);
      await dialog.getByRole('button', { name: 'Check a list' }).click();
      await dialog.getByText('2 items checked').waitFor();
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Messages' }).click();
      const message = page.getByRole('log', { name: 'Messages' }).getByRole('article').first();
      await message.getByRole('cell', { name: '◆ Licence required' }).waitFor();
      expect(await violations()).toEqual([]);
      await message.getByRole('button', { name: /repl/ }).click();
      const file = page.getByRole('complementary', { name: 'Thread' }).getByRole('link', { name: /items-.*csv/ });
      expect(await file.getAttribute('href')).toMatch(/^\/files\/F/);
      expect(await violations()).toEqual([]);
    });

    it('works by keyboard: completes the command, and says what it can do', async () => {
      await open(1280, 800, 'dark');
      const composer = page.getByRole('textbox', { name: 'Message #trade-compliance' });
      await composer.press('/');
      await page.getByRole('option', { name: /\/rareearth/ }).waitFor();
      await composer.press('Enter');
      expect(await composer.inputValue()).toBe('/rareearth ');
      await composer.pressSequentially('he');
      await composer.press('Tab');
      expect(await composer.inputValue()).toBe('/rareearth help');
      await composer.press('Enter');
      await page.getByRole('article').getByText('Only visible to you').waitFor();
      expect(await violations()).toEqual([]);
    });

    it.each(['light', 'dark'] as const)('draws every kind of block, in the %s', async (scheme) => {
      await open(1280, 1600, scheme);
      const { playground } = talk;
      const posted = { channel: 'C0TRADE', text: 'all', blocks: everyBlock };
      expect(await call(playground, 'chat.postMessage', posted)).toMatchObject({ ok: true });
      const message = page.getByRole('article').last();
      await message.getByRole('heading', { name: 'A header' }).waitFor();
      expect(await message.getByText('is not drawn here').count()).toBe(0);
      for (const [role, name] of [
        ['link', 'a link'],
        ['button', 'Danger'],
        ['combobox', 'Pick a person'],
        ['group', 'Several of these'],
        ['columnheader', 'Element'],
        ['button', 'Good answer'],
      ] as const) {
        await message.getByRole(role, { name, exact: true }).first().waitFor();
      }
      await message.getByRole('button', { name: 'See more' }).click();
      await message.getByRole('button', { name: 'More actions' }).click();
      await message.getByRole('menuitem', { name: 'First' }).waitFor();
      expect(await violations()).toEqual([]);
      await message.getByRole('button', { name: 'Danger' }).click();
      await page.getByRole('dialog', { name: 'Sure?' }).getByRole('button', { name: 'Leave it' }).click();
    });

    it('says what is missing in a form, and keeps what was typed', async () => {
      await open(1280, 800);
      const { playground, me } = talk;
      openModal(playground.workspace, me.id, readView(everyInput));
      const dialog = page.getByRole('dialog', { name: 'Title' });
      await dialog.getByRole('textbox', { name: 'More (optional)' }).fill('typed');
      expect(await violations()).toEqual([]);
      await dialog.getByRole('button', { name: 'Send' }).click();
      await dialog.getByRole('alert').getByText('required').waitFor();
      expect(await dialog.getByRole('textbox', { name: 'More (optional)' }).inputValue()).toBe('typed');
      expect(await page.evaluate<string>('document.activeElement?.getAttribute("aria-invalid")')).toBe('true');
      expect(await violations()).toEqual([]);
    });

    it('shows what others say as words, never as markup', async () => {
      await open(1280, 800);
      talk.playground
        .person('U0KIM')
        .say('C0TRADE', '<img src=x onerror=alert(1)> <javascript:alert(1)|x> @rareearthling');
      const message = page.getByRole('article').last();
      await message.getByText('<img src=x onerror=alert(1)> <javascript:alert(1)|x>').waitFor();
      expect(await message.locator('img, a').count()).toBe(0);
    });

    it('fits a phone, and answers as if it were another day', async () => {
      await open(390, 844);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      await page.getByRole('button', { name: 'Places' }).click();
      await page.getByLabel('As if today were').fill('2025-04-04');
      await page.getByText('as if today were 4 April 2025').waitFor();
      expect(await page.evaluate<string>('document.activeElement?.id')).toBe('day');
      expect(await violations()).toEqual([]);
      await page.getByRole('link', { name: 'Rareearth' }).click();
      await page.getByRole('button', { name: 'Is NdFeB tech controlled?' }).click();
      await page.getByRole('complementary', { name: 'Thread' }).getByRole('article').nth(1).waitFor();
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    });
  },
);

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string }[];
}
