import { randomBytes } from 'node:crypto';
import { App, SocketModeReceiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGrants } from '../../src/open-installations.ts';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import { buildAnnouncing } from '../../src/slack/announcing/announcing.ts';
import type { Desk } from '../../src/slack/desk.ts';
import { listenToUninstall } from '../../src/slack/installations/uninstall.ts';
import { buildWorkspaces, type InstallParts, type Workspaces } from '../../src/slack/installations/workspaces.ts';
import { boltLogger } from '../../src/slack/log.ts';
import { neededScopes } from '../../src/slack/scopes.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/session.ts';
import { findSubscription, subscribe } from '../../src/store/subscriptions.ts';
import type { Route } from '../../src/web/route.ts';
import { startWeb, type Web } from '../../src/web/server.ts';
import { buildAppDescription } from '../playground/helpers.ts';
import { buildLog } from './builders.ts';

const team = 'T0LOCAL';
const keys = `k1:${randomBytes(32).toString('base64')}`;

describe('an app for many workspaces', () => {
  let slack: Playground;
  let store: Store;
  let web: Web;
  let log: ReturnType<typeof buildLog>;
  let workspaces: Workspaces;

  beforeEach(async () => {
    log = buildLog();
    store = await openStore('file::memory:');
    slack = await startPlayground({
      app: buildAppDescription(),
      today: () => '2026-11-22',
      scopes: neededScopes(),
      events: ['app_uninstalled', 'tokens_revoked'],
    });
    await open();
  });
  afterEach(async () => {
    await web.close();
    await slack.close();
    await store.close();
  });

  /** The routes are told their own address, which is known only once they are served. */
  async function open(parts: Partial<InstallParts> = {}): Promise<void> {
    let routes: Route[] = [];
    const whole: Route = {
      path: '/slack/',
      handle: (request, response) => {
        const path = (request.url ?? '').split('?')[0];
        return routes.find((route) => route.path === path)?.handle(request, response);
      },
    };
    web = await startWeb({ host: '127.0.0.1', port: 0 }, [whole], log);
    const settings = {
      clientId: '12.34',
      clientSecret: 'client-secret',
      stateSecret: 's'.repeat(32),
      publicUrl: web.address,
      apiUrl: slack.apiUrl,
    };
    workspaces = buildWorkspaces(settings, {
      grants: openGrants(store, keys),
      log,
      logger: boltLogger(log, 'info'),
      clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
      ...parts,
    });
    routes = workspaces.routes;
  }

  /** Goes through the pages as a browser would. */
  async function install(answer: string, change: (back: string) => string = (back) => back, ownCookie = true) {
    const start = await fetch(workspaces.installAddress, { redirect: 'manual' });
    const cookie = start.headers.get('set-cookie') ?? '';
    const consent = `${start.headers.get('location')}&answer=${answer}`;
    const asked = await fetch(consent, { redirect: 'manual' });
    const back = change(asked.headers.get('location') ?? '');
    const headers = { 'accept-language': 'de-AT,de;q=0.9', ...(ownCookie && { cookie: cookie.split(';')[0] ?? '' }) };
    const end = await fetch(back, { headers });
    return { cookie, consent, back, status: end.status, page: await end.text() };
  }

  const subscribeIn = (where: string) =>
    subscribe(store, {
      team: where,
      channel: 'C1',
      user: 'U1',
      zone: 'UTC',
      time: '09:00',
      language: 'en',
      filter: null,
    });

  it('is installed by a workspace, which then is answered with its own token', async () => {
    const { cookie, consent, status, page } = await install('workspace');
    expect(new URL(consent).searchParams.get('scope')?.split(',')).toEqual(neededScopes());
    expect(cookie).toMatch(/; Secure; HttpOnly; /);
    expect(status).toBe(200);
    expect(page).toMatch(/<html lang="de">.*Der Bot ist in Ihrem Workspace/s);
    expect(await workspaces.tokenOf(team)).toBe(slack.botToken);
    expect(await (await workspaces.clientOf(team)).auth.test()).toMatchObject({ ok: true, team_id: team });
    const source = { teamId: team, enterpriseId: undefined, isEnterpriseInstall: false };
    expect(await workspaces.authorize(source)).toMatchObject({
      botToken: slack.botToken,
      botId: 'B0BOT',
      teamId: team,
    });
  });

  it('keeps tokens sealed, and of who installed it nothing', async () => {
    await install('workspace');
    const rows = await store.db.selectFrom('installations').selectAll().execute();
    expect(rows).toHaveLength(1);
    const sealed = rows.map((row) =>
      row.sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1')),
    );
    for (const kept of [JSON.stringify(rows), sealed.flat().join()])
      expect(kept).not.toContain(slack.botToken.slice(5));
    expect(JSON.stringify(await openGrants(store, keys).find({ team }))).not.toContain('U0ALEX');
  });

  it('is nowhere until it is installed', async () => {
    expect(await workspaces.tokenOf(team)).toBeNull();
    await expect(workspaces.clientOf('T0OTHER')).rejects.toThrow('the bot is not installed there');
  });

  it('is not announced to again and again where it is not installed: that never will arrive', async () => {
    const announcing = buildAnnouncing({
      tokenOf: workspaces.tokenOf,
      timeoutMillis: 5_000,
      apiUrl: slack.apiUrl,
      log,
    });
    const target = { team: 'T0OTHER', channel: 'C1', thread: null };
    const body = JSON.stringify({ version: 1, text: 'news', blocks: [] });
    expect(await announcing.post(target, body, 'd1')).toMatchObject({ kind: 'permanent' });
    expect(await announcing.read(target, 0)).toMatchObject({ kind: 'permanent' });
    await install('workspace');
    expect(await announcing.post({ ...target, team, channel: 'C0NEWS' }, body, 'd2')).toMatchObject({ kind: 'sent' });
  });

  it('is installed by an organisation for all its workspaces', async () => {
    await install('organisation');
    const source = { teamId: team, enterpriseId: 'E0LOCAL', isEnterpriseInstall: true };
    expect(await workspaces.authorize(source)).toMatchObject({ botToken: slack.botToken, enterpriseId: 'E0LOCAL' });
    // From then on the workspace alone is enough.
    expect(await workspaces.tokenOf(team)).toBe(slack.botToken);
    expect(await workspaces.tokenOf('T0OTHER')).toBeNull();
  });

  it.each([
    ['another browser', (back: string) => back, false],
    ['a forged state', (back: string) => back.replace(/state=[^&]+/, 'state=forged'), true],
    ['no state', (back: string) => back.replace(/state=[^&]+&/, ''), true],
    ['a forged code', (back: string) => back.replace(/code=[^&]+/, 'code=forged'), true],
    ['no code', (back: string) => back.replace(/&code=[^&]+/, ''), true],
  ] as const)('is not installed with %s', async (_name, change, ownCookie) => {
    const { status, page } = await install('workspace', change, ownCookie);
    expect(status).toBe(400);
    expect(page).toContain('Nicht installiert');
    expect(page).not.toMatch(/forged|state|code/);
    expect(await store.db.selectFrom('installations').selectAll().execute()).toEqual([]);
  });

  it('is not installed when the person says no', async () => {
    const { status, page } = await install('cancel');
    expect([status, page]).toEqual([200, expect.stringContaining('Sie haben die Installation abgebrochen')]);
    expect(await workspaces.tokenOf(team)).toBeNull();
  });

  it('gives the token back to a workspace that is not allowed', async () => {
    await web.close();
    await open({ allowed: (place) => place.team === 'T0OTHER' });
    const { status, page } = await install('workspace');
    expect([status, page]).toEqual([403, expect.stringContaining('bedient Ihren Workspace nicht')]);
    expect(await workspaces.tokenOf(team)).toBeNull();
    const response = await fetch(`${slack.apiUrl}auth.test`, {
      headers: { authorization: `Bearer ${slack.botToken}` },
    });
    expect(await response.json()).toMatchObject({ error: 'token_revoked' });
  });

  it('logs neither code nor state nor token', async () => {
    const { back, cookie } = await install('workspace');
    await install('workspace', (address) => address.replace(/code=[^&]+/, 'code=123456789.123456789.forged'));
    const lines = log.lines.join('\n');
    for (const secret of [new URL(back).searchParams.get('code') ?? '', cookie.slice(20, 60), 'xoxb-', 'client-secret'])
      expect(lines).not.toContain(secret);
  });

  describe('when it is removed', () => {
    let app: App;
    beforeEach(async () => {
      const logger = boltLogger(log, 'info');
      const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
      const receiver = new SocketModeReceiver({
        appToken: slack.appToken,
        installerOptions: { clientOptions },
        logger,
      });
      app = new App({ receiver, authorize: workspaces.authorize, clientOptions, logger });
      listenToUninstall(openGrants(store, keys))(app, { log } as unknown as Desk);
    });
    afterEach(() => app.stop());

    const statuses = async () =>
      Promise.all([team, 'T0OTHER'].map(async (where) => (await findSubscription(store, where, 'C1'))?.status));
    const told = (reason: string) => until(() => log.lines.some((line) => line.includes(`"reason":"${reason}"`)));

    it('from a workspace forgets it and sends nothing more there', async () => {
      await install('workspace');
      await Promise.all([team, 'T0OTHER'].map(subscribeIn));
      await app.start();
      await slack.connected();
      slack.raise('app_uninstalled', {});
      await told('app_uninstalled');
      expect(await statuses()).toEqual(['paused', 'active']);
      expect(await workspaces.tokenOf(team)).toBeNull();
    });

    it('is not taken for the end of an installation that came after it', async () => {
      await install('workspace');
      await subscribeIn(team);
      const raise = (event_time: number) =>
        app.processEvent({
          body: { type: 'event_callback', team_id: team, event_time, event: { type: 'app_uninstalled' } },
          ack: async () => undefined,
        });
      const now = Math.floor(Date.now() / 1_000);
      await raise(now - 60);
      await until(() => log.lines.some((line) => line.includes('the bot was removed before it was installed')));
      expect(await statuses()).toEqual(['active', undefined]);
      expect(await workspaces.tokenOf(team)).toBe(slack.botToken);
      await raise(now + 1);
      await until(() => log.lines.some((line) => line.includes('"from":"workspace"')));
      expect(await statuses()).toEqual(['paused', undefined]);
    });

    it('by its token forgets the workspace, but not by a token of a person', async () => {
      await install('workspace');
      await subscribeIn(team);
      await app.start();
      await slack.connected();
      slack.raise('tokens_revoked', { tokens: { oauth: ['U0ALEX'] } });
      slack.raise('tokens_revoked', { tokens: { oauth: [], bot: ['U0BOT'] } });
      await told('tokens_revoked');
      expect(log.lines.filter((line) => line.includes('the bot was removed'))).toHaveLength(1);
      expect(await statuses()).toEqual(['paused', undefined]);
    });

    it('from an organisation sends nothing more to any of its workspaces', async () => {
      await install('organisation');
      await Promise.all([team, 'T0OTHER', 'T0THIRD'].map(subscribeIn));
      for (const teamId of [team, 'T0OTHER'])
        await workspaces.authorize({ teamId, enterpriseId: 'E0LOCAL', isEnterpriseInstall: true });
      const authorizations = [{ enterprise_id: 'E0LOCAL', team_id: null, is_enterprise_install: true }];
      await app.processEvent({
        body: { type: 'event_callback', team_id: team, authorizations, event: { type: 'app_uninstalled' } },
        ack: async () => undefined,
      });
      await told('app_uninstalled');
      expect(await statuses()).toEqual(['paused', 'paused']);
      expect((await findSubscription(store, 'T0THIRD', 'C1'))?.status).toBe('active');
      expect(await workspaces.tokenOf('T0OTHER')).toBeNull();
    });
  });
});

/** Waits for something to be so; the time limit of the test ends the wait. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
