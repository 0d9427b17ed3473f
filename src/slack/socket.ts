import { type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Clock } from './clock.ts';
import { sayError, settingError } from './failure.ts';
import { backoff } from './identity.ts';
import type { Log } from './log.ts';

export interface SocketReceiver extends Receiver {
  /** Resolves once connected, or when stopped meanwhile. Throws SlackSettingError when Slack refuses the token. */
  start: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Slack greets at once; a connection that stays silent is dead. */
const helloMillis = 30_000;
const closeMillis = 3_000;

/**
 * Socket Mode, with our own reconnecting: Slack's client waits five seconds before each, and commands that come in
 * between are lost. After a connection that worked, the next one is made at once.
 */
export function buildSocketReceiver(
  appToken: string,
  options: WebClientOptions,
  clock: Clock,
  log: Log,
  logger: Logger,
): SocketReceiver {
  // The client writes a retry policy into its options, so it gets a copy.
  const clientOptions = { ...options, retryConfig: { retries: 0 } };
  const bolt = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
    logger,
  });
  const { client } = bolt;
  const stopping = new AbortController();
  // Without a listener an 'error' event would end the process; what it says comes back from start() as well.
  client.on('error', (error: unknown) => log.debug('socket error', { error: sayError(error) }));

  async function connect(): Promise<void> {
    const waiting = new AbortController();
    const deaf = clock.sleep(helloMillis, waiting.signal).then(() => {
      if (waiting.signal.aborted) return;
      void client.disconnect();
      throw new Error('Slack did not greet');
    });
    try {
      await Promise.race([client.start(), deaf]);
    } finally {
      waiting.abort();
    }
  }

  /** Stays connected until stopped. Calls back the first time it is. */
  async function keepConnected(connected: () => void, refused: (error: Error) => void): Promise<void> {
    let failures = 0;
    let wasConnected = false;
    while (!stopping.signal.aborted) {
      try {
        await connect();
        if (stopping.signal.aborted) return void (await client.disconnect());
        log.info(wasConnected ? 'connected to Slack again' : 'connected to Slack');
        failures = 0;
        wasConnected = true;
        connected();
        await new Promise((resolve) => client.once('disconnected', resolve));
      } catch (error) {
        failures += 1;
        const refusal = settingError('SLACK_APP_TOKEN', error);
        if (refusal && !wasConnected) return refused(refusal);
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
    init: (app) => bolt.init(app),
    start: () => new Promise((resolve, reject) => void keepConnected(resolve, reject)),
    async stop() {
      stopping.abort();
      // A peer that never closes its end must not keep the process.
      const waiting = new AbortController();
      await Promise.race([client.disconnect(), clock.sleep(closeMillis, waiting.signal)]);
      waiting.abort();
    },
  };
}
