import { afterEach, describe, expect, it, vi } from 'vitest';
import { runConfig } from '../../src/terminal/config.ts';

describe('rareearth config', () => {
  afterEach(() => vi.restoreAllMocks());

  function run(environment: Record<string, string>, json = false) {
    let output = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      output += chunk;
      return true;
    });
    const status = runConfig(environment, { json });
    return { status, output };
  }

  it('says where each setting comes from and never its value', () => {
    const { status, output } = run({
      SLACK_BOT_TOKEN: 'xoxb-s3cr3t',
      SLACK_APP_TOKEN: 'xapp-s3cr3t',
      PORT: '4711',
      DATABASE_URL: 'postgres://me:pa55word@db.internal/bot',
    });
    expect(status).toBe(0);
    expect(output).toMatch(/^SLACK_BOT_TOKEN +set$/m);
    expect(output).toMatch(/^PORT +set$/m);
    expect(output).toMatch(/^LOG_LEVEL +not set: info; warn in the local workspace$/m);
    expect(output).toMatch(/^SLACK_CLIENT_ID +not set$/m);
    expect(output).toMatch(/The settings are in order\.\n$/);
    expect(output).not.toMatch(/s3cr3t|4711|pa55word|db\.internal/);
  });

  it('lists what is wrong and what may be meant otherwise, and fails', () => {
    const { status, output } = run({ PORT: 'p0rt', SLACK_BOT_TOKN: 'xoxb-s3cr3t' });
    expect(status).toBe(1);
    expect(output).toMatch(/^wrong: PORT is not a port number\./m);
    expect(output).toMatch(/^look at this: SLACK_BOT_TOKN is no setting .* Did you mean SLACK_BOT_TOKEN\?$/m);
    expect(output).not.toMatch(/p0rt|s3cr3t/);
  });

  it('says the same as JSON', () => {
    const { settings, problems, warnings } = JSON.parse(run({ PORT: '1' }, true).output);
    expect(settings).toContainEqual({ setting: 'PORT', from: 'environment' });
    expect(settings).toContainEqual({ setting: 'HOST', from: 'default', otherwise: '127.0.0.1' });
    expect([problems, warnings]).toEqual([[], []]);
  });
});
