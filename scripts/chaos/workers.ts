import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { bundle, dist } from '../bundle/bundle.ts';

const folder = 'chaos';

/** Makes the programs of the workers. With their libraries in one file they work in half the time after a kill. */
export async function bundleWorkers(): Promise<void> {
  const names = ['deliveries-worker', 'events-worker'];
  const programs = Object.fromEntries(names.map((name) => [name, `scripts/chaos/${name}.js`]));
  // Compiled code, and what is not installed, cannot be put into a file.
  await bundle({ folder, programs, external: [/^@?libsql/, 'pg-native'] });
}

export interface Crew {
  /** How many were killed so far. */
  kills: () => number;
  /** Lets nobody be killed from now on. */
  spare: () => void;
  /** Ends all of them. Throws when one of them ended by itself. */
  stop: () => Promise<void>;
}

export interface CrewPlan {
  /** One of the programs made by `bundleWorkers`, whose process sends any message once it works. */
  script: string;
  args: readonly string[];
  count: number;
  /** How long a worker works at least and at most before it is killed; null when nobody is. */
  lifeMillis: readonly [number, number] | null;
  random: () => number;
}

/** Runs worker processes and kills each of them with SIGKILL in the middle of its work; another takes its place. */
export function startCrew({ script, args, count, lifeMillis, random }: CrewPlan): Crew {
  const workers: ChildProcess[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let kills = 0;
  let spared = lifeMillis === null;
  let stopped = false;
  let failure: string | undefined;

  const start = (place: number) => {
    const child = fork(path.join(dist, folder, script), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    workers[place] = child;
    child.once('message', () => {
      if (lifeMillis === null) return;
      const [least, most] = lifeMillis;
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          if (!spared && child.kill('SIGKILL')) kills += 1;
        },
        least + random() * (most - least),
      );
      timers.add(timer);
    });
    child.once('exit', (status, signal) => {
      if (stopped) return;
      if (signal !== 'SIGKILL') failure ??= `a worker ended by itself with ${status ?? signal}`;
      start(place);
    });
  };
  for (let place = 0; place < count; place += 1) start(place);

  return {
    kills: () => kills,
    spare() {
      spared = true;
    },
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(workers.map(end));
      if (failure) throw new Error(failure);
    },
  };
}

function end(worker: ChildProcess): Promise<unknown> | undefined {
  if (worker.exitCode !== null || worker.signalCode !== null) return undefined;
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.kill('SIGKILL');
  return ended;
}
