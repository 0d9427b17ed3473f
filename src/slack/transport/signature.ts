import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Slack's own tolerance, in seconds. Bolt refuses older requests, but takes any from the future. */
const tolerance = 300;

/**
 * Why a request is not Slack's, or null when it is. Slack signs `v0:timestamp:body` with HMAC-SHA256 under the signing
 * secret (docs.slack.dev/authentication/verifying-requests-from-slack).
 */
export function signatureFault(
  secret: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
  nowMillis: number,
): string | null {
  const signature = headers['x-slack-signature'];
  const timestamp = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return 'it is not signed';
  if (!/^\d{1,12}$/.test(timestamp)) return 'its timestamp is no number';

  const age = Math.floor(nowMillis / 1_000) - Number(timestamp);
  if (age > tolerance) return `it is ${age} s old`;
  if (age < -tolerance) return `it comes from ${-age} s in the future`;

  const expected = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
  const [given, wanted] = [Buffer.from(signature), Buffer.from(expected)];
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? null : 'its signature is wrong';
}
