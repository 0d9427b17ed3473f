import { describe, expect, it } from 'vitest';
import { startScript } from '../store/stores.ts';

/** Starts a process that would go on for ever, with the same output of errors: that closes when both have ended. */
const start = (then: string) =>
  startScript(`
    const { spawn } = await import('node:child_process');
    const { endWithThis } = await import(new URL('../scripts/replicas/child.js', built));
    const forever = "console.log('started'); setInterval(() => {}, 1000)";
    const child = spawn(process.execPath, ['-e', forever], { stdio: ['ignore', 'pipe', 'inherit'] });
    endWithThis(child);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    console.log('both run');
    ${then}
  `);

describe('a process that is driven', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends with whoever started it and gets %s', async (signal, status) => {
    const script = start('');
    await script.said('both run');
    script.child.kill(signal);
    expect((await script.ended).status).toBe(status);
  });

  it('ends with whoever started it and fails', async () => {
    const { status, stderr } = await start("throw new Error('no answer came')").ended;
    expect(status).toBe(1);
    expect(stderr).toContain('no answer came');
  });
});
