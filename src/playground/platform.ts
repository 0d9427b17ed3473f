import type { Clock } from './clock.ts';
import type { Consents } from './consents.ts';
import type { Dispatcher } from './delivery/dispatcher.ts';
import type { ResponseAddresses } from './delivery/response-address.ts';
import type { SocketHub } from './delivery/socket.ts';
import type { Triggers } from './delivery/trigger.ts';
import type { Faults } from './faults.ts';
import type { AppDescription } from './shapes.ts';
import type { Tokens } from './tokens.ts';
import type { Workspace } from './workspace.ts';

/** The parts of the local workspace, handed to whatever works on them. */
export interface Platform {
  app: AppDescription;
  clock: Clock;
  workspace: Workspace;
  tokens: Tokens;
  consents: Consents;
  faults: Faults;
  triggers: Triggers;
  sockets: SocketHub;
  responses: ResponseAddresses;
  dispatcher: Dispatcher;
  /** Kinds of events the app has subscribed to, like `message.im`. */
  subscribed: ReadonlySet<string>;
  /** `http://127.0.0.1:1234`, known once the server listens. */
  address: () => string;
}
