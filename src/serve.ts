import { localToday } from './clock.ts';
import { complainOfKnowledge } from './complain.ts';
import type { Config } from './config/config.ts';
import type { Drain } from './drain.ts';
import { feedRoutes } from './feeds/routes.ts';
import type { Logger } from './log/log.ts';
import { buildPrometheusMetrics, type PrometheusMetrics } from './metrics/prometheus.ts';
import { metricsRoute } from './metrics/route.ts';
import { knowledgeState } from './metrics/sources.ts';
import { openGrants } from './open-installations.ts';
import { openService, type Service } from './open-service.ts';
import { listenToUninstall } from './slack/installations/uninstall.ts';
import { buildWorkspaces } from './slack/installations/workspaces.ts';
import { boltLogger } from './slack/log.ts';
import { checkStore, outstandingDeliveries, ping } from './store/health.ts';
import { openStore } from './store/open.ts';
import { purge } from './store/retention.ts';
import type { Store } from './store/session.ts';
import { healthRoutes } from './web/health.ts';
import type { Route } from './web/route.ts';
import { startWeb, type Web } from './web/server.ts';

/** Half of a deployment, where two processes share the work. */
export type Half = 'bot' | 'announcer';

const storeWaitMillis = 10_000;
const purgeMillis = 86_400_000;

/**
 * Runs the bot for Slack, the announcer, or both, until the process is told to stop.
 *
 * @param drain ends the process in order, also while it is still starting
 * @throws SettingError, and StoreUnusableError when the store cannot be opened
 */
export async function serve(config: Config, log: Logger, only: Half | null, drain: Drain): Promise<number> {
  const store = await openStore(config.storeUrl, {
    waitMillis: storeWaitMillis,
    onError: (error) => log.warn('a connection to the database was lost', { error }),
  });
  drain.add({ name: 'store', run: () => store.close() });
  const late: { service?: Service } = {};
  const metrics = buildPrometheusMetrics({
    knowledge: () => knowledgeState(opened(late.service).bot.context().base, localToday()),
    outstanding: () => outstandingDeliveries(store),
    ping: () => ping(store),
  });
  const workspaces = workspacesOf(config, store, log);
  const service = await openService({
    knowledgeDir: config.knowledgeDir,
    store,
    slack: () => ({ ...linkOf(config), logLevel: log.level }),
    people: config.people,
    delivery: config.delivery,
    log,
    metrics,
    today: localToday,
    ...workspaces,
  });
  if ('problems' in service) {
    complainOfKnowledge(config.knowledgeDir, service.problems);
    await store.close();
    return 1;
  }
  late.service = service;
  await run({ config, log, only, drain, store, metrics, service, pages: workspaces?.pages ?? [] });
  return 0;
}

interface Parts {
  config: Config;
  log: Logger;
  only: Half | null;
  drain: Drain;
  store: Store;
  metrics: PrometheusMetrics;
  service: Service;
  /** Of the installation, where there is one. */
  pages: Route[];
}

async function run({ config, log, only, drain, store, metrics, service, pages }: Parts): Promise<void> {
  const { bot, app } = service;
  const started: { web?: Web } = {};
  const announcer = only === 'bot' ? null : service.startAnnouncer();
  const stopRepair = only === 'bot' ? null : service.startRepair();
  const cleaning = setInterval(clean, purgeMillis);
  drain.add(
    { name: 'announcements', run: () => Promise.all([announcer?.stop(), stopRepair?.()]) },
    { name: 'answers', run: () => app.stop() },
    { name: 'requests', run: () => started.web?.close() },
    { name: 'knowledge', run: service.close },
    { name: 'timers', run: () => clearInterval(cleaning) },
  );

  const readiness = { knowledge: () => true, store: () => checkStore(store), draining: drain.draining };
  const routes = [
    ...healthRoutes(readiness),
    ...metricsOf(config, metrics),
    ...feedsOf(config, service),
    ...(only === 'announcer' ? [] : [...app.routes, ...pages]),
  ];
  started.web = await startWeb(config, routes, log);
  if (only !== 'announcer') await app.start();
  // Told to stop while Slack could not be reached.
  if (drain.draining()) return;
  log.info('ready', { address: started.web.address, revision: bot.context().base.revision, doing: only ?? 'all' });
  clean();

  function clean(): void {
    purge(store, config.retention).then(
      (removed) => log.debug('what was kept long enough is gone', removed),
      (error: unknown) => log.error('what was kept long enough could not be removed', { error }),
    );
  }
}

/** How Slack reaches the bot, and the bot Slack. */
function linkOf({ slack, workspaces }: Config) {
  const { appToken, signingSecret, apiUrl } = slack ?? workspaces ?? {};
  return {
    ...(slack && { botToken: slack.botToken }),
    ...(appToken !== undefined && { appToken }),
    ...(signingSecret !== undefined && { signingSecret }),
    ...(apiUrl !== undefined && { apiUrl }),
  };
}

function metricsOf({ metrics: access }: Config, metrics: PrometheusMetrics): Route[] {
  if (access.mode === 'off') return [];
  return [metricsRoute(metrics, access)];
}

function opened(service: Service | undefined): Service {
  if (!service) throw new Error('the bot is not there yet');
  return service;
}

function feedsOf({ feeds, publicUrl, host, port }: Config, { bot }: Service): Route[] {
  if (feeds.mode === 'off') return [];
  return feedRoutes({
    knowledge: () => bot.context(),
    access: feeds.mode === 'public' ? 'public' : { secret: feeds.secret },
    baseUrl: publicUrl ?? `http://${host}:${port}`,
    now: Date.now,
  });
}

/** Who installed the bot, where many workspaces may. */
function workspacesOf({ workspaces, people }: Config, store: Store, log: Logger) {
  if (!workspaces) return null;
  const grants = openGrants(store, workspaces.encryptionKeys);
  const { allowedWorkspaces: allowed } = people;
  const built = buildWorkspaces(workspaces, {
    grants,
    log,
    logger: boltLogger(log, log.level),
    clientOptions: workspaces.apiUrl === undefined ? {} : { slackApiUrl: workspaces.apiUrl },
    allowed: ({ team, enterprise }) => allowed.length === 0 || allowed.some((id) => id === team || id === enterprise),
  });
  log.info('workspaces can install the bot', { address: built.installAddress });
  return { workspaces: built, features: [listenToUninstall(grants)], pages: built.routes };
}
