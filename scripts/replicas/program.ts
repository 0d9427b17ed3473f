import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { endWithThis } from './child.ts';

/** The program, as it is deployed, in a process of its own. */
export interface Program {
  /** Where it listens, "http://127.0.0.1:3000". */
  address: string;
  /** What it uses of the machine, by its own figures. */
  usage: () => Promise<{ memoryBytes: number; cpuSeconds: number }>;
  /** Asks it to end in order; resolves with its status. */
  stop: () => Promise<number | null>;
  /** Ends it in the middle of whatever it does. */
  kill: () => Promise<number | null>;
  /** All it has logged. */
  output: () => string;
}

/**
 * Starts the program on a free port, with these settings and no others.
 *
 * @param main path of the compiled `main.js`
 * @throws Error with what it said when it ends before it is ready
 */
export async function startProgram(main: string, settings: Record<string, string>): Promise<Program> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [main], {
    // A folder without a .env in it.
    cwd: tmpdir(),
    env: { PATH, HOME, METRICS: 'open', ...settings, PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  endWithThis(child);
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const found = /"address":"(http:[^"]+)","revision"/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then((status) => reject(new Error(`the program ended with ${status}: ${output}`)));
  });

  const end = (signal: NodeJS.Signals) => () => {
    child.kill(signal);
    return ended;
  };
  return {
    address,
    async usage() {
      const figures = await (await fetch(`${address}/metrics`)).text();
      const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(figures)?.[1]);
      return {
        memoryBytes: read('process_resident_memory_bytes'),
        cpuSeconds: read('process_cpu_seconds_total'),
      };
    },
    stop: end('SIGTERM'),
    kill: end('SIGKILL'),
    output: () => output,
  };
}
