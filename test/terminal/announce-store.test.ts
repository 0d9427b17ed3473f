import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import { neededScopes } from '../../src/slack/scopes.ts';
import { builtDir } from '../build.ts';
import { buildAppDescription } from '../playground/helpers.ts';

let folder: string;
let slack: Playground;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rareearth-announce-'));
  slack = await startPlayground({ app: buildAppDescription(), today: () => '2026-11-22', scopes: neededScopes() });
});
afterEach(async () => {
  await slack.close();
  rmSync(folder, { recursive: true });
});

/** Runs the program as an operator would, with a store in a file of its own and Slack on loopback. */
async function rareearth(words: string[], overrides: Record<string, string> = {}) {
  const child = spawn(process.execPath, [path.join(builtDir, 'bin/cli.js'), ...words], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NO_COLOR: '1',
      DATABASE_URL: `file:${path.join(folder, 'test.db')}`,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DELIVERY_SPREAD_MS: '0',
      LOG_LEVEL: 'error',
      ...overrides,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout, stderr };
}

const team = 'T0LOCAL';
const said = () => slack.workspace.messages.filter(({ user }) => user === 'U0BOT');
const subscribe = (channel: string, ...more: string[]) =>
  rareearth(['subscriptions', 'add', '--team', team, '--channel', channel, ...more]);

describe('rareearth announce on a store', () => {
  it('sends what is due with --now and marks each message, once', async () => {
    await subscribe('C0NEWS', '--due-now', '--quiet');
    expect(await rareearth(['announce', '--now'])).toMatchObject({ status: 0, stdout: '1 sent\n' });
    expect(said()).toMatchObject([
      {
        channel: 'C0NEWS',
        metadata: {
          event_type: 'policy_digest',
          event_payload: { delivery_id: expect.stringMatching(/^[\w-]{16,}$/) },
        },
      },
    ]);
    expect(await rareearth(['announce', '--now'])).toMatchObject({ status: 0, stdout: 'nothing was due\n' });
    expect(said()).toHaveLength(1);
  }, 60_000);

  it('writes with --dry-run what each channel would be told, in its language, and sends nothing', async () => {
    await subscribe('C0NEWS', '--language', 'zh');
    await subscribe('C0GENERAL', '--zone', 'Asia/Tokyo', '--at', '07:30', '--topics', 'graphite');
    const on = ['--on', '2026-11-11'];
    const all = await rareearth(['announce', '--dry-run', ...on]);
    expect(all.stdout).toContain('T0LOCAL/C0NEWS  09:00');
    expect(all.stdout).toContain('T0LOCAL/C0GENERAL  07:30 Asia/Tokyo');
    const one = await rareearth(['announce', '--dry-run', ...on, '--channel', 'C0NEWS', '--json']);
    const told = one.stdout.trim().split('\n');
    expect(told.map((line) => JSON.parse(line))).toMatchObject([
      { team, channel: 'C0NEWS', reply: { language: 'zh' } },
    ]);
    expect(said()).toEqual([]);
  }, 60_000);

  it('says that nobody would be told in a channel that has not subscribed', async () => {
    const { status, stdout, stderr } = await rareearth(['announce', '--dry-run', '--channel', 'C0ELSE']);
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: '',
      stderr: 'no channel is subscribed that would be told\n',
    });
  });

  it('exits 1 with --now where a channel could not be told', async () => {
    await subscribe('C0GONE', '--due-now', '--quiet');
    const { status, stdout } = await rareearth(['announce', '--now']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '1 failed\n' });
  }, 60_000);

  it('lists with --held what waits for a person, which here is nothing, and settles only that', async () => {
    expect(await rareearth(['announce', '--held'])).toMatchObject({ status: 0, stdout: '' });
    expect(await rareearth(['announce', '--held', 'no-such-id', 'repost'])).toMatchObject({
      status: 1,
      stdout: 'no-such-id does not wait for anyone\n',
    });
  });

  it.each([
    [['announce', '--now'], { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' }, 'SLACK_BOT_TOKEN is missing'],
    [['announce', '--dry-run', '--on', '2026-02-30'], {}, '--on needs a day that exists'],
    [['announce', '--held', 'some-id', 'perhaps'], {}, 'announce --held [ID repost|there]'],
    [['announce', '--nwo'], {}, 'announce takes --dry-run or --now'],
  ])('%j exits 2 and says what to write', async (words, overrides, hint) => {
    const { status, stderr } = await rareearth(words, overrides);
    expect(status).toBe(2);
    expect(stderr).toContain(hint);
  });
});
