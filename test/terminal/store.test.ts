import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { runData, runStore } from '../../src/terminal/store.ts';
import { fillStore } from '../store/filled.ts';
import { buildPlace, startScript, type TestPlace } from '../store/stores.ts';

const script = `
  const { runStore, runData } = await import(built + 'terminal/store.js');
  const [url, keys, group, ...args] = process.argv.slice(1);
  const run = group === 'store' ? runStore : runData;
  try {
    process.exitCode = await run(args, { url, keys: keys || undefined });
  } catch (error) {
    process.stderr.write(error.message);
    process.exitCode = 1;
  }
`;

describe('commands on the store', () => {
  let place: TestPlace;
  beforeEach(async () => {
    place = await buildPlace('sqlite');
  });
  afterEach(() => place.remove());

  const run = (line: string, keys = '') => startScript(script, [place.url, keys, ...line.split(' ')]).ended;
  const fill = async () => {
    const store = await openStore(place.url);
    await fillStore(store, 'T1', 'U1');
    await store.close();
  };

  it('make a store, and find it made', async () => {
    for (const _round of [1, 2]) {
      expect(await run('store migrate')).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/is up to date\n$/),
      });
    }
  });

  it('back it up and copy it', async () => {
    await fill();
    const file = place.url.slice('file:'.length);
    expect(await run(`store backup ${file}.backup`)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/backup: \d+ bytes/),
    });
    expect(existsSync(`${file}.backup`)).toBe(true);
    const copied = await run(`store copy file:${file}.backup file:${file}.copy`);
    expect(copied.stdout).toMatch(/^subscriptions +2 copied$/m);
    expect(await run(`store copy file:${file}.backup file:${file}.copy`)).toMatchObject({
      status: 1,
      stderr: 'the target is not empty: installations holds rows',
    });
  });

  it('export a person and forget them', async () => {
    await fill();
    const found = JSON.parse((await run('data export T1/U1')).stdout);
    expect(found.answers).toMatchObject([{ question: 'Are widgets controlled?' }]);
    expect((await run('data forget U1')).stdout).toMatch(/^answers +1 removed or made nameless$/m);
    expect(JSON.parse((await run('data export U1')).stdout).answers).toEqual([]);
  });

  it('are refused while the bot works on the file, but for the backup', async () => {
    await fill();
    const store = await openStore(place.url);
    expect(await run('data forget U1')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/in use by another/),
    });
    expect(await run(`store backup ${place.url.slice('file:'.length)}.backup`)).toMatchObject({ status: 0 });
    await store.close();
  });

  it('seal anew only with keys', async () => {
    const keys = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
    expect((await run('store reseal', keys)).stdout).toBe('0 installations sealed anew\n');
  });

  it.each(['', 'migrate now', 'copy file:a.db', 'copy a b c', 'backup', 'backup a b', 'drop', 'reseal'])(
    'tell how to write "store %s"',
    async (line) => {
      const settings = { url: 'file::memory:', keys: undefined };
      await expect(runStore(line.split(' ').filter(Boolean), settings)).rejects.toThrow(/write: rareearth store|needs/);
    },
  );

  it.each(['', 'export', 'export bob', 'forget U1 U2', 'erase U1'])('tell how to write "data %s"', async (line) => {
    const settings = { url: 'file::memory:', keys: undefined };
    await expect(runData(line.split(' ').filter(Boolean), settings)).rejects.toThrow(/write: rareearth data/);
  });
});
