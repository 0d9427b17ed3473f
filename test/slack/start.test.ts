import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildSlackApp, type SlackSettings } from '../../src/slack/app.ts';
import { backoff } from '../../src/slack/identity.ts';
import { neededScopes } from '../../src/slack/scopes.ts';
import { buildBot, buildClock, buildLog } from './builders.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';

describe('starting', () => {
  let slack: FakeSlack;
  let log: ReturnType<typeof buildLog>;
  let clock: ReturnType<typeof buildClock>;

  beforeEach(async () => {
    slack = await startFakeSlack();
    log = buildLog();
    clock = buildClock();
  });
  afterEach(() => slack.stop());

  function build(overrides: Partial<SlackSettings> = {}) {
    const settings = {
      botToken: 'xoxb-secret',
      signingSecret: 's',
      apiUrl: slack.apiUrl,
      logLevel: 'info',
    } as const;
    return buildSlackApp({ ...settings, ...overrides }, { bot: buildBot().bot, log, clock });
  }

  it.each(['invalid_auth', 'not_allowed_token_type', 'token_revoked', 'account_inactive'])(
    'with a bot token that Slack answers with %s says so',
    async (error) => {
      slack.answerNext('auth.test', { body: { ok: false, error } });
      await expect(build().start()).rejects.toThrow(
        new RegExp(
          `^SLACK_BOT_TOKEN: Slack said ${error}: .*Bot User OAuth Token \\(xoxb-\\.\\.\\.\\) from https://api\\.slack\\.com/apps`,
        ),
      );
    },
  );

  it('never says the token', async () => {
    slack.answerNext('auth.test', { body: { ok: false, error: 'invalid_auth' } });
    const failure = await build()
      .start()
      .catch((error: unknown) => String(error));
    expect([failure, ...log.lines].join('\n')).not.toContain('xoxb-secret');
  });

  it('without the scope to answer is refused', async () => {
    slack.answerNext('auth.test', {
      headers: { 'x-oauth-scopes': 'commands,im:history' },
      body: { ok: true, user_id: 'UBOT' },
    });
    await expect(build().start()).rejects.toThrow(/lacks the scope chat:write/);
  });

  it('without another scope goes on and says what will not work', async () => {
    const scopes = neededScopes()
      .filter((scope) => scope !== 'im:history')
      .join();
    slack.answerNext('auth.test', { headers: { 'x-oauth-scopes': scopes }, body: { ok: true, user_id: 'UBOT' } });
    const app = build();
    await app.start();
    await app.stop();
    expect(log.lines.filter((line) => line.startsWith('error'))).toEqual([
      expect.stringMatching(/im:history.*message\.im/),
    ]);
  });

  it('while Slack fails keeps trying, ever slower, and says so', async () => {
    const failure = { status: 503, body: {} };
    slack.answerNext('auth.test', failure, { status: 429, headers: { 'retry-after': '1' }, body: {} });
    const app = build();
    await app.start();
    await app.stop();
    expect(clock.slept.slice(0, 2)).toEqual([1_000, 2_000]);
    expect(log.lines.filter((line) => line.startsWith('warn Slack cannot be reached'))).toHaveLength(2);
  });

  it('while Slack cannot be reached ends when the bot is stopped', async () => {
    const app = build({ apiUrl: 'http://127.0.0.1:1/api/' });
    const started = app.start();
    await app.stop();
    await expect(started).resolves.toBeUndefined();
  });

  it('without a way for Slack to reach the bot is refused', () => {
    const { signingSecret: _none, ...settings } = {
      botToken: 'xoxb-1',
      signingSecret: '',
      logLevel: 'info',
    } as const;
    expect(() => buildSlackApp(settings, { bot: buildBot().bot, log, clock })).toThrow(
      /SLACK_APP_TOKEN or SLACK_SIGNING_SECRET/,
    );
  });

  it.each([
    [1, 1_000],
    [2, 2_000],
    [6, 32_000],
    [7, 60_000],
    [100, 60_000],
  ])('waits after %i failures %i ms', (failures, millis) => {
    expect(backoff(failures)).toBe(millis);
  });
});
