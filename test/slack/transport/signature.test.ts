import { describe, expect, it } from 'vitest';
import { signatureFault } from '../../../src/slack/transport/signature.ts';
import { sign } from '../fake-slack.ts';

const now = 1_800_000_000;
const body = Buffer.from('{"text":"稀土"}');

function faultAt(seconds: number, headers: Record<string, string | string[]> = {}, sent = body): string | null {
  return signatureFault('secret', { ...sign('secret', body.toString(), seconds), ...headers }, sent, now * 1_000);
}

describe('signatureFault', () => {
  it.each([now - 300, now, now + 300])('takes what is signed at %i', (seconds) => {
    expect(faultAt(seconds)).toBeNull();
  });

  it.each([
    [now - 301, 'it is 301 s old'],
    [now + 301, 'it comes from 301 s in the future'],
  ])('refuses what is signed at %i', (seconds, fault) => {
    expect(faultAt(seconds)).toBe(fault);
  });

  it.each([
    ['another body', {}, Buffer.from('{"text":"x"}'), 'its signature is wrong'],
    ['another secret', sign('other', body.toString(), now), body, 'its signature is wrong'],
    ['a signature of another length', { 'x-slack-signature': 'v0=1' }, body, 'its signature is wrong'],
    ['two signatures', { 'x-slack-signature': ['v0=1', 'v0=2'] }, body, 'it is not signed'],
    ['a timestamp that is no number', { 'x-slack-request-timestamp': `${now}x` }, body, 'its timestamp is no number'],
    ['an empty timestamp', { 'x-slack-request-timestamp': '' }, body, 'its timestamp is no number'],
  ])('refuses %s', (_case, headers, sent, fault) => {
    expect(faultAt(now, headers, sent)).toBe(fault);
  });
});
