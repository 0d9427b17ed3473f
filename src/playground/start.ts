import type { Hooks } from './browser/gateway.ts';
import { scriptsDir } from './browser/static.ts';
import { type Clock, realClock } from './clock.ts';
import { buildConsents } from './consents.ts';
import { buildDispatcher } from './delivery/dispatcher.ts';
import { eventEnvelope } from './delivery/envelope.ts';
import { buildHttpCarrier, verifyAddress } from './delivery/http.ts';
import { buildResponseAddresses } from './delivery/response-address.ts';
import { buildSocketHub } from './delivery/socket.ts';
import { buildTriggers } from './delivery/trigger.ts';
import { sendEvent } from './events.ts';
import { buildFaults, type Faults } from './faults.ts';
import { buildPerson, type Person } from './person/person.ts';
import type { Platform } from './platform.ts';
import { listen } from './server.ts';
import type { AppDescription, Change, Execution, Fields, Message } from './shapes.ts';
import { startStep } from './steps.ts';
import { buildTokens } from './tokens.ts';
import { buildWorkspace, me, type Workspace } from './workspace.ts';

export interface PlaygroundOptions extends Hooks {
  app: AppDescription;
  /** A free one is taken when it is not; 0 asks for any. */
  port?: number;
  clock?: Clock;
  /** Bot scopes of the token; those of the manifest unless set. */
  scopes?: string[];
  /** Events the app has subscribed to; those of the manifest unless set. */
  events?: string[];
  /** Folder of the page's compiled scripts; where the build puts them unless set. */
  scripts?: string;
}

/** A running local workspace. */
export interface Playground {
  /** The page, for a browser. */
  url: string;
  /** For SLACK_API_URL; ends in a slash. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** Sends by signed HTTP to this address from now on, instead of Socket Mode, once it has proved to be the app's. */
  sendTo: (requestUrl: string) => Promise<void>;
  /** Resolves when the app is connected by Socket Mode. */
  connected: () => Promise<void>;
  /** The person in front of the page, or another by id. */
  person: (id?: string) => Person;
  workspace: Workspace;
  messages: () => readonly Message[];
  /** Sends the app an event that nobody in the workspace raises, like `function_executed`. */
  raise: (kind: string, event: Fields) => void;
  /** A workflow runs a step of the app. Resolves with what the app made of it. */
  runStep: (callbackId: string, inputs: Fields) => Promise<NonNullable<Execution['outcome']>>;
  /** The events that the app has acknowledged. */
  acknowledged: () => Fields[];
  /** Resolves with the first thing found, now or after a change. */
  until: <T>(find: (workspace: Workspace) => T | undefined) => Promise<T>;
  faults: Faults & Pick<Platform['dispatcher'], 'redeliver'> & Pick<Platform['sockets'], 'refresh' | 'drop'>;
  close: () => Promise<void>;
}

const usualScopes = ['app_mentions:read', 'assistant:write', 'chat:write', 'commands', 'im:history'];
const usualEvents = ['app_home_opened', 'app_mention', 'message.im'];

/** Starts a small Slack on loopback. Nothing of it outlives the process. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const platform = buildPlatform(options);
  const { workspace, tokens, sockets, dispatcher, faults } = platform;
  const scripts = options.scripts ?? scriptsDir();
  const { address, close } = await listen(platform, options, options.port ?? 0, scripts);
  platform.address = () => address;
  return {
    url: `${address}/`,
    apiUrl: `${address}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret: tokens.signingSecret,
    async sendTo(requestUrl) {
      await verifyAddress(requestUrl, tokens.signingSecret, platform.clock);
      dispatcher.use(buildHttpCarrier(requestUrl, tokens.signingSecret, platform.clock));
    },
    connected: sockets.connected,
    person: (id = me) => buildPerson(platform, id),
    workspace,
    messages: () => workspace.messages,
    raise: (kind, event) => sendEvent(platform, kind, { type: kind, event_ts: workspace.nextTs(), ...event }),
    runStep(callbackId, inputs) {
      const { id } = startStep(platform, callbackId, inputs);
      return until(workspace, ({ executions }) => executions.find((one) => one.id === id)?.outcome ?? undefined);
    },
    acknowledged: dispatcher.acknowledged,
    until: (find) => until(workspace, find),
    faults: { ...faults, redeliver: dispatcher.redeliver, refresh: sockets.refresh, drop: sockets.drop },
    async close() {
      dispatcher.close();
      await close();
    },
  };
}

function buildPlatform({
  app,
  clock = realClock,
  scopes = usualScopes,
  events = usualEvents,
}: PlaygroundOptions): Platform {
  const workspace = buildWorkspace(clock, app);
  const tokens = buildTokens(scopes);
  const sockets = buildSocketHub(clock, workspace.appId);
  const envelope = (event: Record<string, unknown>, id: string) =>
    eventEnvelope(workspace, tokens.signingSecret.slice(0, 24), Math.floor(clock.now() / 1_000), event, id);
  return {
    app,
    clock,
    workspace,
    tokens,
    consents: buildConsents(),
    sockets,
    faults: buildFaults(),
    triggers: buildTriggers(clock),
    responses: buildResponseAddresses(clock, workspace),
    dispatcher: buildDispatcher(clock, envelope, sockets.carry),
    subscribed: new Set(events),
    address: () => 'http://127.0.0.1',
  };
}

function until<T>(workspace: Workspace, find: (workspace: Workspace) => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    let stop = () => {};
    const look = (_change?: Change) => {
      const found = find(workspace);
      if (found === undefined) return;
      stop();
      resolve(found);
    };
    stop = workspace.watch(look);
    look();
  });
}
