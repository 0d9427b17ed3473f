/** A part that has to come to rest before the process ends. */
export interface DrainStep {
  /** For the log: what is waited for. */
  name: string;
  run: () => Promise<unknown> | unknown;
}

export interface DrainParts {
  /** In the order in which they are taken; more come as parts are opened. One that fails does not keep the others. */
  steps?: readonly DrainStep[];
  /** How long all of them may take together, in milliseconds (`DRAIN_MS`). What is not done by then, leases cover. */
  limitMillis: number;
  log: DrainLog;
  /** Ends the process. */
  exit: (status: number) => void;
}

interface DrainLog {
  info: (message: string, details?: Record<string, string | number>) => void;
  warn: (message: string, details?: Record<string, string | number>) => void;
}

/** The way from running to ended. */
export interface Drain {
  /** Whether the end has begun: then nothing new may be sent here. */
  draining: () => boolean;
  /** Notes a part that was opened: it comes to rest before those that were there when it was. */
  add: (...opened: readonly DrainStep[]) => void;
  /** Takes the steps, then ends the process; called again while it does, ends it at once. */
  begin: (reason: string) => Promise<void>;
}

/** What a process gives back that did not come to rest, as a shell has it for one that was killed. */
const killed = 137;

/** Prepares an orderly end. */
export function buildDrain({ steps: known = [], limitMillis, log, exit }: DrainParts): Drain {
  let started = false;
  let current = 'nothing';
  const steps = [...known];

  async function takeSteps(): Promise<void> {
    for (let step = steps.shift(); step; step = steps.shift()) {
      const { name, run } = step;
      current = name;
      try {
        await run();
      } catch (error) {
        log.warn('a part did not end well', { part: name, error: String(error) });
      }
    }
  }

  return {
    draining: () => started,
    add: (...opened) => void steps.unshift(...opened),
    async begin(reason) {
      if (started) {
        log.warn('told to stop again; ending at once', { reason, during: current });
        return exit(killed);
      }
      started = true;
      log.info('stopping', { reason });
      const timer = setTimeout(() => {
        log.warn('not at rest in time; ending', { during: current, millis: limitMillis });
        exit(killed);
      }, limitMillis);
      await takeSteps();
      clearTimeout(timer);
      log.info('stopped');
      exit(0);
    },
  };
}

/** How a platform, or a person at the keyboard, tells a process to end. */
export const signals = ['SIGTERM', 'SIGINT'] as const;

/** Begins the end when the platform or the person at the keyboard asks for it. */
export function drainOnSignals({ begin }: Pick<Drain, 'begin'>, process: NodeJS.EventEmitter): void {
  for (const signal of signals) process.on(signal, () => void begin(signal));
}
