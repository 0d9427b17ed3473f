import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { runCheck, runStats } from '../../src/terminal/check.ts';
import { exitStatus } from '../../src/terminal/status.ts';
import { edited, sampleFiles, writeKnowledge } from '../knowledge/helpers.ts';

const today = '2026-06-15';

/** What is written to standard output until the end of the test. */
function listen(): { text: () => string } {
  const spy = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => spy.mockRestore());
  return { text: () => spy.mock.calls.map(([part]) => String(part)).join('') };
}

/** The sample with an address that is never asked, so that the test stays off the network. */
const inner = edited(['sources/all.yml', 'https://example.org/order-1', 'http://169.254.169.254/order-1']);

describe('runCheck', () => {
  it('tests addresses only when asked to', async () => {
    const output = listen();
    await runCheck(writeKnowledge(inner), today);
    expect(output.text()).not.toContain('addresses');
  });

  it('lists addresses that are not well, with a count, and leaves the exit status alone', async () => {
    const dir = writeKnowledge(inner);
    const output = listen();
    const without = await runCheck(dir, today);
    expect(await runCheck(dir, today, { links: true })).toBe(without);
    expect(output.text()).toMatch(
      /^knowledge\/sources\/all\.yml:9:8 {2}warning: refused: 169\.254\.169\.254 is not public {2}/m,
    );
    expect(output.text()).toContain('addresses: 0 ok, 0 moved, 0 gone, 0 unreachable, 1 refused, 1 not known\n');
  });

  it('fails for an error in the knowledge, whatever the addresses are', async () => {
    const output = listen();
    const broken = { ...inner, 'guides/who-asks.yml': 'id: 1\n' };
    expect(await runCheck(writeKnowledge(broken), today, { links: true })).toBe(exitStatus.failure);
    expect(output.text()).toContain('1 refused');
  });
});

describe('runStats', () => {
  it('writes a table for people and JSON for programs', async () => {
    const dir = writeKnowledge(sampleFiles);
    const table = listen();
    expect(await runStats(dir, today, false)).toBe(exitStatus.ok);
    expect(table.text()).toMatch(/^ {2}provisions +1$/m);
    const before = table.text().length;
    expect(await runStats(dir, today, true)).toBe(exitStatus.ok);
    expect(JSON.parse(table.text().slice(before))).toMatchObject({ sources: 2, provisions: 1, statements: { en: 4 } });
  });

  it('lists the problems of a folder that does not load', async () => {
    const output = listen();
    expect(await runStats(writeKnowledge({ 'about.yml': 'nmae: x\n' }), today, false)).toBe(exitStatus.failure);
    expect(output.text()).toContain('about.yml:1:1');
  });
});
