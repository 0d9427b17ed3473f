import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultKnowledgeDir } from '../../src/config/knowledge-dir.ts';
import { examine } from '../../src/doctor/examine.ts';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import { neededScopes } from '../../src/slack/scopes.ts';
import { saveInstallation } from '../../src/store/installations.ts';
import { openStore } from '../../src/store/open.ts';
import { buildSealer } from '../../src/store/seal.ts';
import type { Store } from '../../src/store/session.ts';
import { pauseSubscription, subscribe } from '../../src/store/subscriptions.ts';
import { healthRoutes } from '../../src/web/health.ts';
import { startWeb } from '../../src/web/server.ts';
import { buildAppDescription } from '../playground/helpers.ts';
import { buildPlace, type TestPlace } from '../store/stores.ts';

const team = 'T0LOCAL';
const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;

describe('the doctor', () => {
  let slack: Playground;
  let place: TestPlace;
  beforeEach(async () => {
    place = await buildPlace('sqlite');
    await startSlack();
  });
  afterEach(async () => {
    await slack.close();
    await place.remove();
  });

  async function startSlack(scopes = neededScopes()): Promise<void> {
    slack = await startPlayground({ app: buildAppDescription(), today: () => '2026-11-30', scopes });
  }

  const sound = () => ({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: place.url,
  });
  const manySettings = (keys: string) => ({
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'client-secret',
    SLACK_STATE_SECRET: 's'.repeat(32),
    SLACK_SIGNING_SECRET: 'signing-secret',
    SLACK_API_URL: slack.apiUrl,
    PUBLIC_URL: 'http://127.0.0.1:1',
    DATABASE_URL: place.url,
    ENCRYPTION_KEYS: keys,
  });

  async function lines(
    environment: Record<string, string>,
    { today = '2026-11-30', late = 0 } = {},
  ): Promise<string[]> {
    const findings = await examine(environment, { today, now: () => Date.now() + late });
    for (const { level, mend } of findings) if (level !== 'ok') expect(mend).toMatch(/[.?]$/);
    return findings.map(({ part, level, message }) => `${level} ${part}: ${message}`);
  }
  const troubles = async (...args: Parameters<typeof lines>) =>
    (await lines(...args)).filter((line) => !line.startsWith('ok') && !line.includes('knowledge:'));

  async function fill(work: (store: Store) => Promise<unknown>): Promise<void> {
    const store = await openStore(place.url);
    await work(store);
    await store.close();
  }
  const subscribeIn = (store: Store, channel: string, where = team) =>
    subscribe(store, { team: where, channel, user: 'U1', zone: 'UTC', time: '09:00', language: 'en', filter: null });

  it('finds nothing where nothing is wrong, and says what it looked at', async () => {
    await fill((store) => subscribeIn(store, 'C0NEWS'));
    const found = await lines(sound());
    expect(found.slice(0, 7)).toEqual([
      'ok settings: the settings are in order, for one workspace',
      'ok slack: SLACK_BOT_TOKEN works: helper in Local workspace',
      `ok slack: all ${neededScopes().length} scopes are granted`,
      'ok slack: SLACK_APP_TOKEN works',
      expect.stringMatching(/^ok slack: this clock and Slack's are [01] s apart$/),
      expect.stringMatching(/^ok store: .*test\.db is sound and up to date$/),
      'ok channels: 1 subscribed channels can be posted to',
    ]);
    expect(found[7]).toMatch(/^ok knowledge: the knowledge loads: \d+ acts, .* revision [0-9a-f]{12}/);
    expect(await troubles(sound())).toEqual([]);
  });

  it('needs neither Slack nor a store to be there for the local workspace', async () => {
    expect(await troubles({ DATABASE_URL: place.url })).toEqual([]);
    expect(await lines({ DATABASE_URL: place.url })).toContainEqual(expect.stringMatching(/test\.db is not there yet/));
  });

  it('stops at settings that are wrong, and never shows them', async () => {
    const found = await lines({ ...sound(), PORT: 'p0rt', SLACK_BOT_TOKN: 'x' });
    expect(found).toEqual([
      'fail settings: PORT is not a port number',
      'warn settings: SLACK_BOT_TOKN is no setting and has no effect',
    ]);
  });

  it('finds tokens that Slack does not take', async () => {
    const wrong = { ...sound(), SLACK_BOT_TOKEN: 'xoxb-wrong', SLACK_APP_TOKEN: 'xapp-wrong' };
    expect(await troubles(wrong)).toEqual([
      'fail slack: Slack does not take SLACK_BOT_TOKEN: invalid_auth',
      'fail slack: Slack does not take SLACK_APP_TOKEN: invalid_auth',
    ]);
  });

  it('finds that Slack cannot be reached', async () => {
    expect(await troubles({ ...sound(), SLACK_API_URL: 'http://127.0.0.1:1/api/' })).toEqual([
      expect.stringMatching(/^fail slack: Slack cannot be reached with SLACK_BOT_TOKEN: .*(ECONNREFUSED|bad port)/),
      expect.stringMatching(/^fail slack: Slack cannot be reached with SLACK_APP_TOKEN/),
    ]);
    slack.faults.next('auth.test', { kind: 'status', status: 503 });
    expect(await troubles(sound())).toEqual(['fail slack: Slack cannot be reached with SLACK_BOT_TOKEN: HTTP 503']);
  });

  it('finds missing scopes, and what does not work without them', async () => {
    await slack.close();
    await startSlack(neededScopes().filter((scope) => scope !== 'im:history' && scope !== 'chat:write'));
    const found = await troubles(sound());
    expect(found).toContainEqual(
      expect.stringMatching(/^fail slack: the scope chat:write is missing, .*cannot answer$/),
    );
    expect(found).toContainEqual(
      expect.stringMatching(/^warn slack: the scope im:history is missing, for .*message\.im/),
    );
  });

  it('finds a clock that is wrong', async () => {
    expect(await troubles(sound(), { late: 40_000 })).toEqual([expect.stringMatching(/^warn slack: .* 4[01] s apart/)]);
    expect(await troubles(sound(), { late: -400_000 })).toEqual([
      expect.stringMatching(/^fail slack: .* (399|400) s apart: signed requests are refused$/),
    ]);
  });

  it('finds channels that subscribed and cannot be posted to', async () => {
    slack.workspace.channels.get('C0NEWS')?.members.splice(0);
    await fill(async (store) => {
      for (const channel of ['C0NEWS', 'C0TRADE', 'C0GONE']) await subscribeIn(store, channel);
      await pauseSubscription(store, await subscribeIn(store, 'C0PAUSED'), 'is_archived');
    });
    const found = (await lines(sound())).filter((line) => line.includes('channels:'));
    expect(found).toEqual([
      'ok channels: 1 subscribed channels can be posted to',
      'fail channels: C0GONE is subscribed, but Slack says channel_not_found',
      'fail channels: the bot is no member of #announcements, which is subscribed',
      'warn channels: the subscription of C0PAUSED is paused: is_archived',
    ]);
  });

  it('finds subscriptions to what the knowledge does not have any more', async () => {
    await fill(async (store) => {
      const wish = { user: null, zone: 'UTC', time: '09:00', language: 'en' };
      const topics = (...named: string[]) => ({ topics: named, days: 'daily', quiet: false });
      await subscribe(store, {
        ...wish,
        team: 'T0LOCAL',
        channel: 'C0NEWS',
        filter: topics('unobtainium', 'dysprosium'),
      });
      await subscribe(store, { ...wish, team: 'T0LOCAL', channel: 'C0TRADE', filter: topics('dysprosium') });
    });
    const found = (await lines(sound())).filter((line) => line.includes('any more'));
    expect(found).toEqual([
      'warn channels: T0LOCAL/C0NEWS is subscribed to unobtainium, which the knowledge does not have any more',
    ]);
  });

  it('finds migrations that are missing, and does not run them', async () => {
    await fill((store) => store.db.deleteFrom('migrations').where('id', '=', '0005-teams').execute());
    const expected = [expect.stringMatching(/^warn store: .* lacks the migrations 0005-teams$/)];
    expect(await troubles(sound())).toEqual(expected);
    expect(await troubles(sound())).toEqual(expected);
  });

  it('finds a store that is damaged', async () => {
    const file = place.url.slice('file:'.length);
    writeFileSync(file, 'no database at all, but long enough to be looked at as one. '.repeat(200));
    expect(await troubles(sound())).toEqual([
      expect.stringMatching(/^fail store: .*test\.db (cannot be opened|does not answer)/),
    ]);
  });

  it('finds a server that does not answer, without its password', async () => {
    const found = await troubles({ ...sound(), DATABASE_URL: 'postgres://bot:pa55word@127.0.0.1:1/bot' });
    expect(found).toEqual([expect.stringMatching(/^fail store: postgres:\/\/127\.0\.0\.1:1\/bot cannot be opened: /)]);
    expect(found.join()).not.toContain('pa55word');
  });

  it('looks at a store that a bot works on, without getting into its way', async () => {
    const store = await openStore(place.url);
    await subscribeIn(store, 'C0NEWS');
    const found = await lines(sound());
    await store.close();
    expect(found).toContainEqual(expect.stringMatching(/is sound and up to date \(in use by a running bot\)$/));
    expect(found).toContain('ok channels: 1 subscribed channels can be posted to');
  });

  it('finds knowledge that does not load', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rareearth-doctor-'));
    cpSync(defaultKnowledgeDir(), folder, { recursive: true });
    writeFileSync(path.join(folder, 'about.yml'), 'name: [');
    const found = await lines({ ...sound(), KNOWLEDGE_DIR: folder });
    rmSync(folder, { recursive: true });
    expect(found).toContainEqual(
      expect.stringMatching(/^fail knowledge: the knowledge does not load: .*about\.yml:1:/),
    );
  });

  it('finds knowledge that was not looked at for long', async () => {
    const found = await lines(sound(), { today: '2028-01-01' });
    expect(found).toContainEqual(expect.stringMatching(/^warn knowledge: \d+ forecasts have come due unverified$/));
    expect(found).toContainEqual(expect.stringMatching(/^warn knowledge: the knowledge has \d+ warnings$/));
  });

  describe('of many workspaces', () => {
    const keys = key('k1');
    const grant = () => ({ bot: { token: slack.botToken } });
    const save = (store: Store, where: string, given: unknown, sealedBy = keys) =>
      saveInstallation(store, buildSealer(sealedBy), { team: where }, given);

    it('looks at each installation', async () => {
      await fill(async (store) => {
        await save(store, team, grant());
        await save(store, 'T0GONE', { bot: { token: 'xoxb-gone' } });
        await save(store, 'T0EMPTY', {});
        await subscribeIn(store, 'C0NEWS');
        await subscribeIn(store, 'C0ELSE', 'T0NEVER');
      });
      const found = await lines(manySettings(keys));
      expect(found).toContain(`ok slack: the token of workspace ${team} works: helper in Local workspace`);
      expect(found.filter((line) => line.startsWith('fail'))).toEqual([
        'fail slack: the installation of workspace T0EMPTY holds no bot token',
        'fail slack: Slack does not take the token of workspace T0GONE: invalid_auth',
        'fail channels: C0ELSE is subscribed, but the bot is not installed in T0NEVER',
      ]);
    });

    it('counts those in order where there are many, and names the others', async () => {
      await fill(async (store) => {
        for (let n = 0; n < 12; n += 1) await save(store, `T0MANY${n}`, grant());
        await save(store, 'T0GONE', { bot: { token: 'xoxb-gone' } });
      });
      const found = await lines(manySettings(keys));
      expect(found.filter((line) => line.includes(' slack: ') && !line.includes('clock'))).toEqual([
        'ok slack: 12 of 13 installations are in order: Slack takes their tokens, with all scopes',
        'fail slack: Slack does not take the token of workspace T0GONE: invalid_auth',
      ]);
    });

    it('finds keys that are missing or old', async () => {
      const newer = key('k2');
      await fill((store) => save(store, team, grant()));
      expect(await troubles(manySettings(newer))).toContain(
        `fail slack: the installation of workspace ${team} does not open: ENCRYPTION_KEYS has no key k1, which sealed T:-:${team}`,
      );
      expect(await troubles(manySettings(`${newer},${keys}`))).toContain(
        'warn slack: 1 installations are sealed by an older key',
      );
      expect(await troubles(sound())).toContain('fail slack: 1 sealed installations, and no ENCRYPTION_KEYS');
    });

    it('finds a clock that is wrong without any token', async () => {
      expect(await troubles(manySettings(keys), { late: 400_000 })).toContainEqual(
        expect.stringMatching(/^fail slack: this clock .* signed requests are refused$/),
      );
    });

    it('says where to install when nobody has', async () => {
      await fill(async () => undefined);
      expect(await lines(manySettings(keys))).toContain(
        'ok slack: no workspace has installed the app yet; they do at http://127.0.0.1:1/slack/install',
      );
    });
  });

  it('tries the public address', async () => {
    const log = { warn: () => undefined, error: () => undefined };
    const routes = healthRoutes({ knowledge: () => true, store: null, draining: () => false });
    const web = await startWeb({ host: '127.0.0.1', port: 0 }, routes, log);
    expect(await lines({ ...sound(), PUBLIC_URL: web.address })).toContain('ok addresses: PUBLIC_URL leads to the bot');
    await web.close();
    const found = await troubles({ ...sound(), PUBLIC_URL: slack.url.replace(/\/$/, ''), FEEDS: 'public' });
    expect(found).toEqual(['warn addresses: something else answers at PUBLIC_URL (HTTP 404)']);
    expect(await troubles({ ...sound(), FEED_SECRET: 's'.repeat(32) })).toEqual([
      'warn addresses: feeds are on, but nobody is told where',
    ]);
  });
});
