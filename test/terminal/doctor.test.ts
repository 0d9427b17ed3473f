import { afterEach, describe, expect, it, vi } from 'vitest';
import { runDoctor } from '../../src/terminal/doctor.ts';

const moment = { today: '2026-11-30', now: () => 0 };
const local = { DATABASE_URL: 'file::memory:' };

describe('rareearth doctor', () => {
  afterEach(() => vi.restoreAllMocks());

  async function run(environment: Record<string, string>, json = false) {
    let output = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      output += chunk;
      return true;
    });
    const status = await runDoctor(environment, moment, { json });
    return { status, output };
  }

  it('ends well where nothing fails, though something is to be looked at', async () => {
    const { status, output } = await run({ ...local, PUBLIC_URL: 'http://127.0.0.1:9' });
    expect(status).toBe(0);
    expect(output).toMatch(/^ok {4}settings {3}the settings are in order, for the local workspace$/m);
    expect(output).toMatch(/^warn {2}addresses {2}nothing answers at PUBLIC_URL.*\n {17}Start the bot/m);
    expect(output).toMatch(/\n\n\d+ ok, \d+ to look at, 0 to mend\n$/);
  });

  it('fails where something fails, and says how to mend it', async () => {
    const { status, output } = await run({ PORT: 'x' });
    expect(status).toBe(1);
    expect(output).toMatch(/^fail {2}settings {3}PORT is not a port number\n {17}Use a number from 0/m);
  });

  it('says the same as JSON', async () => {
    expect(JSON.parse((await run({ PORT: 'x' }, true)).output)).toEqual({
      ok: false,
      findings: [{ part: 'settings', level: 'fail', message: 'PORT is not a port number', mend: expect.any(String) }],
    });
  });
});
