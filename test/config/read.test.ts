import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig, readStoreSettings } from '../../src/config/read.ts';
import { settingsTable } from '../../src/config/settings.ts';

const key = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const one = { SLACK_BOT_TOKEN: 'xoxb-1-2', SLACK_APP_TOKEN: 'xapp-1' };
const many = {
  SLACK_SIGNING_SECRET: 'signing-secret',
  SLACK_CLIENT_ID: '12.34',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 's'.repeat(32),
  PUBLIC_URL: 'https://bot.example',
  ENCRYPTION_KEYS: key,
};

function problemsOf(environment: Record<string, string>): string[] {
  const read = readConfig(environment);
  return read.ok ? [] : read.problems.map(({ setting, message }) => `${setting} ${message}`);
}

function configOf(environment: Record<string, string>) {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.config;
}

describe('settings', () => {
  it('are none for the local workspace, and have defaults', () => {
    const config = configOf({});
    expect(config).toMatchObject({ slack: null, workspaces: null, host: '127.0.0.1', port: 3_000, logLevel: 'warn' });
    expect(config).toMatchObject({ storeUrl: 'file:data/rareearth.db', encryptionKeys: null, drainMillis: 25_000 });
    expect(config.delivery).toMatchObject({
      httpTimeout: 10_000,
      lease: 60_000,
      settle: 90_000,
      unknownPolicy: 'hold',
    });
    expect(config.people).toMatchObject({ admins: [], expertsChannel: null, questionsPerMinute: 20, repairDays: 30 });
    expect(config.retention.answers).toBe(180);
    expect([config.feeds, config.metrics]).toEqual([{ mode: 'off' }, { mode: 'off' }]);
  });

  it('of one workspace are a token and a way, and nothing for many', () => {
    expect(configOf(one)).toMatchObject({
      slack: { botToken: 'xoxb-1-2', appToken: 'xapp-1' },
      workspaces: null,
      logLevel: 'info',
    });
    expect(configOf({ SLACK_BOT_TOKEN: 'xoxe.xoxb-1', SLACK_SIGNING_SECRET: 'signing-secret' }).slack).toMatchObject({
      signingSecret: 'signing-secret',
    });
  });

  it('of many workspaces are five more, and each is missed by name', () => {
    expect(configOf(many)).toMatchObject({ slack: null, workspaces: { clientId: '12.34', encryptionKeys: key } });
    for (const name of ['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'PUBLIC_URL', 'ENCRYPTION_KEYS'] as const) {
      expect(problemsOf({ ...many, [name]: '' })).toEqual([`${name} is missing, and needed beside SLACK_CLIENT_ID`]);
    }
  });

  it('that contradict each other are refused', () => {
    expect(problemsOf({ ...one, ...many })).toEqual(['SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both there']);
    expect(problemsOf({ FEEDS: 'secret' })).toEqual(['FEED_SECRET is missing, and needed for FEEDS=secret']);
    expect(problemsOf({ ANNOUNCE_REVIEW: 'on' })[0]).toMatch(/^CURATORS is missing/);
    expect(problemsOf({ DELIVERY_HTTP_TIMEOUT_MS: '55001' })[0]).toMatch(/^DELIVERY_LEASE_MS is not 5000 above/);
    expect(problemsOf({ DELIVERY_SWEEP_MS: '1' })[0]).toMatch(/^DELIVERY_SWEEP_MS is below/);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xapp-1', 'does not look like a bot token (xoxb-...)'],
    ['SLACK_APP_TOKEN', 'xoxb-1', 'does not look like an app-level token (xapp-...)'],
    ['SLACK_API_URL', 'slack', 'is not an address like https://host'],
    ['PORT', '65536', 'is not a port number'],
    ['PORT', '1e3', 'is not a port number'],
    ['LOG_LEVEL', 'trace', 'is none of debug, info, warn, error'],
    ['PUBLIC_URL', 'http://bot.example', 'is not https'],
    ['PUBLIC_URL', 'https://bot.example/path', 'is more than an origin'],
    ['DATABASE_URL', 'mysql://root:pass@host/db', 'is neither file:<path>, file::memory: nor postgres://'],
    ['ENCRYPTION_KEYS', 'k1:c2hvcnQ=', 'k1 has 5 bytes instead of 32'],
    ['SLACK_STATE_SECRET', 'too-short-to-hold', 'has fewer than 32 characters'],
    ['ADMINS', 'U1234 alex', 'is not a list of user ids'],
    ['EXPERTS_BY_TOPIC', 'magnets:C1', 'is not a list like topic=C012ABCDEF'],
    ['RATE_LIMIT_PER_MINUTE', '99999', 'is not a whole number from 1 to 10000'],
    ['DELIVERY_TICK_MS', '-1', 'is not a whole number from 100 to 3600000'],
    ['RETENTION_AUDIT_DAYS', 'x', 'is not a whole number from 1 to 36500'],
    ['UNKNOWN_POLICY', 'guess', 'is none of hold, repost'],
  ])('say what is wrong with %s and never its value (%s)', (name, value, message) => {
    const read = readConfig({ ...one, [name]: value });
    if (read.ok) throw new Error('it was taken');
    expect(read.problems).toHaveLength(1);
    const [problem] = read.problems;
    expect([problem?.setting, problem?.message]).toEqual([name, expect.stringContaining(message)]);
    expect(problem?.tip).toMatch(/\w/);
    expect(JSON.stringify([problem?.message, problem?.tip])).not.toContain(value);
  });

  it('are all reported at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'y', SLACK_APP_TOKEN: 'z' }).map((line) => line.split(' ')[0])).toEqual([
      'SLACK_APP_TOKEN',
      'PORT',
      'LOG_LEVEL',
      'SLACK_BOT_TOKEN',
    ]);
    // What is wrong together is told beside what is wrong by itself, and nothing twice.
    const together = { PORT: 'x', METRICS: 'token', METRICS_TOKEN: 'short', FEEDS: 'secret', DELIVERY_LEASE_MS: '5' };
    expect(problemsOf(together).map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'METRICS_TOKEN',
      'FEED_SECRET',
      'DELIVERY_LEASE_MS',
    ]);
  });

  it('that are lists are read with commas and spaces', () => {
    const { people } = configOf({ ADMINS: 'U123, U456 W789', EXPERTS_BY_TOPIC: 'magnets=C123,licences=C456' });
    expect(people.admins).toEqual(['U123', 'U456', 'W789']);
    expect([...people.expertsByTopic]).toEqual([
      ['magnets', 'C123'],
      ['licences', 'C456'],
    ]);
  });

  it('with a name that is nearly one of ours are warned of', () => {
    const { warnings } = readConfig({ SLACK_BOT_TOKN: 'x', ENCRYPTION_KEY: 'y', PATH: '/bin', HOME: '/', POST: '1' });
    expect(warnings.map(({ setting, tip }) => `${setting}: ${tip}`)).toEqual([
      'SLACK_BOT_TOKN: Did you mean SLACK_BOT_TOKEN?',
      'ENCRYPTION_KEY: Did you mean ENCRYPTION_KEYS?',
    ]);
  });

  it('that are secret are listed for the log to leave out', () => {
    const { secrets } = configOf({ ...many, DATABASE_URL: 'postgres://bot:p%40ss@db/bot', PORT: '4000' });
    const expected = ['signing-secret', 'client-secret', 's'.repeat(32), key.slice(3), 'p%40ss', 'p@ss'];
    expect([...secrets].sort()).toEqual(expected.sort());
  });

  it('of the store are read without the others', () => {
    expect(readStoreSettings({ PORT: 'x' })).toEqual({ url: 'file:data/rareearth.db', keys: undefined });
    expect(() => readStoreSettings({ DATABASE_URL: 'mysql://a:b@c/d' })).toThrow(/^DATABASE_URL is neither/);
  });

  it('each tell what they are for and what to do', () => {
    for (const { name, about, tip } of settingsTable()) {
      expect(name).toMatch(/^[A-Z][A-Z_]+$/);
      expect(about).toMatch(/^.{15,}$/);
      expect(tip).toMatch(/^\S.{9,}/);
    }
  });
});

describe('secrets in files', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rareearth-config-'));
    writeFileSync(path.join(folder, 'token'), 'xoxb-from-file\n');
    writeFileSync(path.join(folder, 'empty'), '\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string) => path.join(folder, name);

  it('are read without the line break at their end', () => {
    const config = configOf({ SLACK_BOT_TOKEN_FILE: file('token'), SLACK_APP_TOKEN: 'xapp-1' });
    expect(config.slack?.botToken).toBe('xoxb-from-file');
  });

  it.each([
    ['nowhere', 'names a file that cannot be read (ENOENT)'],
    ['empty', 'names an empty file'],
  ])('are refused when the file is no good (%s)', (name, message) => {
    expect(problemsOf({ SLACK_BOT_TOKEN_FILE: file(name), SLACK_APP_TOKEN: 'xapp-1' })).toEqual([
      `SLACK_BOT_TOKEN_FILE ${message}`,
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('say who has to be able to read them', () => {
    writeFileSync(file('closed'), 'xoxb-1', { mode: 0o000 });
    const read = readConfig({ SLACK_BOT_TOKEN_FILE: file('closed'), SLACK_APP_TOKEN: 'xapp-1' });
    expect(read).toMatchObject({ ok: false, problems: [{ tip: expect.stringContaining('user 1000') }] });
  });

  it('are refused beside the setting itself', () => {
    expect(problemsOf({ ...one, SLACK_BOT_TOKEN_FILE: file('token') })).toEqual([
      'SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE are both there',
    ]);
  });

  it('are for secrets alone', () => {
    expect(readConfig({ PORT_FILE: file('token') })).toMatchObject({ ok: true, config: { port: 3_000 } });
  });
});
