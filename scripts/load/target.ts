import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventsPath } from '../../src/slack/transport/receiver.ts';
import { endWithThis } from '../replicas/child.ts';
import { startProgram } from '../replicas/program.ts';

/** A target in a process of its own. */
export interface Target {
  /** Where commands go. */
  address: string;
  /** Whether it answers, or only acknowledges. */
  answers: boolean;
  /** Resident memory in MiB. */
  memory: () => Promise<number>;
  stop: () => Promise<void>;
}

/** Starts the bot as it is deployed in one process, with a store in a file. */
export async function startBot(signingSecret: string, apiUrl: string): Promise<Target> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rareearth-load-'));
  const program = await startProgram(path.join(import.meta.dirname, '../../bin/main.js'), {
    SLACK_API_URL: apiUrl,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: 'xoxb-load',
    DATABASE_URL: `file:${path.join(folder, 'load.db')}`,
    // A few pretended people ask for many.
    RATE_LIMIT_PER_MINUTE: '10000',
  });
  return {
    address: program.address + eventsPath,
    answers: true,
    memory: async () => (await program.usage()).memoryBytes / 2 ** 20,
    async stop() {
      await program.kill();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Starts a Bolt app that only acknowledges. */
export async function startBare(signingSecret: string): Promise<Target> {
  const child = fork(path.join(import.meta.dirname, 'bare.js'), [signingSecret], {
    // Bolt complains of a port given to `start`; what matters comes as a message.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  endWithThis(child);
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', (status) => reject(new Error(`the bare app ended with ${status}`)));
    child.once('message', (told) => resolve((told as { address: string }).address));
  });
  return {
    address: address + eventsPath,
    answers: false,
    memory: async () => Number.NaN,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}
