import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { buildDrain, type DrainStep, drainOnSignals } from '../src/drain.ts';
import { startScript } from './store/stores.ts';

function build(steps: DrainStep[], limitMillis = 60_000) {
  const happened: string[] = [];
  let ended: (status: number) => void = () => undefined;
  const end = new Promise<number>((resolve) => {
    ended = resolve;
  });
  const keep = (message: string, details: object = {}) => void happened.push(`${message} ${JSON.stringify(details)}`);
  const drain = buildDrain({
    steps: steps.map(({ name, run }) => ({
      name,
      run: () => {
        happened.push(name);
        return run();
      },
    })),
    limitMillis,
    log: { info: keep, warn: keep },
    exit: ended,
  });
  return { drain, end, happened };
}

describe('a drain', () => {
  it('takes what was opened last first', async () => {
    const { drain, end, happened } = build([]);
    const note = (name: string) => ({ name, run: () => void happened.push(name) });
    drain.add(note('store'));
    drain.add(note('listeners'), note('knowledge'));
    await drain.begin('SIGTERM');
    expect(await end).toBe(0);
    expect(happened.slice(1, -1)).toEqual(['listeners', 'knowledge', 'store']);
  });

  it('takes the steps one after the other, then ends', async () => {
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { drain, end, happened } = build([
      { name: 'listeners', run: () => slow },
      { name: 'store', run: () => undefined },
    ]);
    expect(drain.draining()).toBe(false);
    const begun = drain.begin('SIGTERM');
    expect(drain.draining()).toBe(true);
    expect(happened).toEqual(['stopping {"reason":"SIGTERM"}', 'listeners']);
    finish();
    await begun;
    expect(await end).toBe(0);
    expect(happened.slice(2)).toEqual(['store', 'stopped {}']);
  });

  it('closes the rest when a part fails', async () => {
    const { drain, end, happened } = build([
      { name: 'web', run: () => Promise.reject(new Error('broke')) },
      { name: 'store', run: () => undefined },
    ]);
    await drain.begin('SIGTERM');
    expect([await end, happened.includes('store')]).toEqual([0, true]);
    expect(happened.join()).toMatch(/a part did not end well .*"part":"web".*broke/);
  });

  it('ends when its time is over, and says what it waited for', async () => {
    const { drain, end, happened } = build([{ name: 'listeners', run: () => new Promise(() => undefined) }], 5);
    void drain.begin('SIGTERM');
    expect(await end).toBe(137);
    expect(happened.at(-1)).toBe('not at rest in time; ending {"during":"listeners","millis":5}');
  });

  it('ends at once at the second signal', async () => {
    const { drain, end, happened } = build([{ name: 'listeners', run: () => new Promise(() => undefined) }]);
    const process = new EventEmitter();
    drainOnSignals(drain, process);
    process.emit('SIGTERM');
    process.emit('SIGINT');
    expect(await end).toBe(137);
    expect(happened.at(-1)).toMatch(/told to stop again.*"during":"listeners"/);
  });

  it.each([
    ['one signal', 1, 0, 'listeners answered\nstore closed\n'],
    ['two signals', 2, 137, ''],
  ])('of a process with a request under way: %s', async (_name, signals, status, said) => {
    const {
      child,
      ended,
      said: hear,
    } = startScript(
      `
      const { buildDrain, drainOnSignals } = await import(built + 'drain.js');
      let answer;
      const answered = new Promise((resolve) => { answer = resolve; });
      const say = (text) => process.stdout.write(text);
      const log = { info: (text) => process.stderr.write(text + '\\n'), warn: () => undefined };
      const steps = [
        { name: 'listeners', run: async () => { say('draining\\n'); await answered; say('listeners answered\\n'); } },
        { name: 'store', run: () => say('store closed\\n') },
      ];
      drainOnSignals(buildDrain({ steps, limitMillis: 60_000, log, exit: process.exit }), process);
      process.stdin.on('data', () => answer());
      say('ready\\n');
    `,
    );
    await hear('ready');
    child.kill('SIGTERM');
    await hear('draining');
    if (signals === 2) child.kill('SIGTERM');
    else child.stdin.write('go\n');
    const end = await ended;
    expect([end.status, end.stdout]).toEqual([status, `ready\ndraining\n${said}`]);
  });
});
