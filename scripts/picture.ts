import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { localToday } from '../src/clock.ts';
import { defaultKnowledgeDir } from '../src/config/knowledge-dir.ts';
import { readConfig } from '../src/config/read.ts';
import { openLog } from '../src/log/log.ts';
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
  const settings = readConfig({});
  if (!executablePath || !settings.ok) {
    process.stderr.write('no browser: set CHROMIUM_PATH\n');
    return 1;
  }
  const log = openLog('error');
  const own = { port: 0, log, today: localToday, setToday: () => undefined };
  const workspace = await openPlayground({ ...settings.config, ...own });
  if ('problems' in workspace) {
    process.stderr.write('the knowledge does not load\n');
    return 1;
  }
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
  process.stdout.write(`${file}\n`);
  return 0;
}

process.exitCode = await main();
