import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

/** A target in a process of its own. */
export interface Target {
  address: string;
  /** Resident memory in MiB, after a garbage collection. */
  memory: () => Promise<number>;
  stop: () => Promise<void>;
}

/** Starts the bot, or the bare app, beside this process. */
export async function startTarget(kind: 'bot' | 'bare', secret: string, apiUrl: string): Promise<Target> {
  const child = fork(path.join(import.meta.dirname, 'target.js'), [kind, secret, apiUrl], {
    execArgv: ['--expose-gc'],
    // Bolt complains of a port given to `start`; what matters comes as messages.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { address } = await told<{ address: string }>(child);
  return {
    address,
    async memory() {
      const answer = told<{ memory: number }>(child);
      child.send('memory');
      return (await answer).memory / 2 ** 20;
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function told<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null) => reject(new Error(`the target ended with ${code}`));
    child.once('exit', died);
    child.once('message', (message) => {
      child.off('exit', died);
      resolve(message as T);
    });
  });
}
