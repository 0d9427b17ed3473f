import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { localToday } from '../src/clock.ts';
import { defaultKnowledgeDir } from '../src/config.ts';
import { openLog } from '../src/log.ts';
import { openBot } from '../src/open-bot.ts';
import { openPlayground } from '../src/open-playground.ts';

const executablePath = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (file) => file !== '' && existsSync(file),
);
const args =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  );

/** Draws docs/workspace.png, the picture in the README: a question in a channel, and its answer in the thread. */
async function main(): Promise<number> {
  const file = path.join(path.dirname(defaultKnowledgeDir()), 'docs/workspace.png');
  const bot = await openBot(defaultKnowledgeDir(), localToday, () => undefined);
  if (!executablePath || 'problems' in bot) {
    process.stderr.write(executablePath ? 'the knowledge does not load\n' : 'no browser: set CHROMIUM_PATH\n');
    return 1;
  }
  const log = openLog('error');
  const workspace = await openPlayground(bot, { port: 0, log, today: localToday, setToday: () => undefined });
  const browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });
  await page.goto(workspace.url);

  const composer = page.getByRole('textbox', { name: /^Message/ });
  await composer.fill('@rareearth Is NdFeB tech controlled?');
  await composer.press('Enter');
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('article').nth(1).getByRole('link').first().waitFor();
  await page.screenshot({ path: file });

  await browser.close();
  await workspace.close();
  bot.close();
  process.stdout.write(`${file}\n`);
  return 0;
}

process.exitCode = await main();
