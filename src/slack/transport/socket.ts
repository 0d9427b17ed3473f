import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import { sayError, settingError } from '../failure.ts';
import { backoff } from '../identity.ts';
import type { Take } from '../inbox/intake.ts';
import { describeError, type Log } from '../log.ts';
import { type Connection, connect } from './socket-connection.ts';

/** The way in by Socket Mode. */
export interface SocketMode {
  /** Resolves once connected, or when stopped meanwhile. Throws SlackSettingError when Slack refuses the token. */
  start: () => Promise<void>;
  /** Acknowledges what has come, and closes. */
  stop: () => Promise<void>;
}

/**
 * Stays connected. When Slack says that it will close a connection, the next one stands before the old one goes, so that
 * nothing comes in between: commands are never repeated.
 */
export function buildSocketMode(
  appToken: string,
  options: WebClientOptions,
  take: Take,
  clock: Clock,
  log: Log,
): SocketMode {
  const client = new WebClient(appToken, options);
  const stopping = new AbortController();
  const open = new Set<Connection>();

  async function openNext(): Promise<Connection> {
    const { url } = await client.apps.connections.open({});
    if (url === undefined) throw new Error('Slack gave no address to connect to');
    const connection = await connect(url, take, clock, log);
    open.add(connection);
    return connection;
  }

  function retire(connection: Connection): Promise<void> {
    return connection
      .close()
      .catch((error: unknown) => log.debug('a connection did not close', { error: describeError(error) }))
      .finally(() => open.delete(connection));
  }

  /** Stays connected until stopped. Calls back the first time it is. */
  async function keepConnected(connected: () => void, refused: (error: Error) => void): Promise<void> {
    let failures = 0;
    let current: Connection | undefined;
    while (!stopping.signal.aborted) {
      try {
        const next = await openNext();
        log.info(current ? 'connected to Slack again' : 'connected to Slack');
        if (current) void retire(current);
        current = next;
        failures = 0;
        connected();
        if (stopping.signal.aborted) await retire(next);
        await next.ending;
      } catch (error) {
        failures += 1;
        const refusal = settingError('SLACK_APP_TOKEN', error);
        if (refusal && !current) return refused(refusal);
        const wait = backoff(failures);
        log.warn('no connection to Slack; trying again', {
          slack: refusal?.message ?? sayError(error),
          seconds: wait / 1_000,
        });
        await clock.sleep(wait, stopping.signal);
      }
    }
    connected();
  }

  return {
    start: () => new Promise((resolve, reject) => void keepConnected(resolve, reject)),
    async stop() {
      stopping.abort();
      await Promise.all([...open].map(retire));
    },
  };
}
