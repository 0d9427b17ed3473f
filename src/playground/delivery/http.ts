import { createHmac } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { asText, isFields, parseJson } from '../fields.ts';
import { makeSecret } from '../ids.ts';
import { SlackError } from '../slack-error.ts';
import type { Carrier, Parcel, Receipt } from './dispatcher.ts';

const acknowledgeWithin = 3_000;

/** Signed HTTP: each parcel is posted to the app's one request address. */
export function buildHttpCarrier(requestUrl: string, signingSecret: string, clock: Clock): Carrier {
  return async (parcel, _id, retry) => {
    const { body, type } = encode(parcel);
    const giveUp = new AbortController();
    const cancel = clock.later(acknowledgeWithin, () => giveUp.abort());
    try {
      const response = await fetch(requestUrl, {
        method: 'POST',
        body,
        redirect: 'error',
        signal: giveUp.signal,
        headers: {
          'content-type': type,
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          ...sign(signingSecret, body, Math.floor(clock.now() / 1_000)),
          ...(retry && { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason }),
        },
      });
      return receiptOf(response.ok, await response.text(), response.headers.get('x-slack-no-retry') === '1');
    } catch {
      return { ok: false, reason: giveUp.signal.aborted ? 'http_timeout' : 'connection_failed' };
    } finally {
      cancel();
    }
  };
}

/**
 * Asks the app to prove that the address is its own, as Slack does before it sends anything there: it must give the
 * challenge back. Throws when it does not.
 */
export async function verifyAddress(requestUrl: string, signingSecret: string, clock: Clock): Promise<void> {
  const challenge = makeSecret(32);
  const payload = { type: 'url_verification', challenge };
  const receipt = await buildHttpCarrier(requestUrl, signingSecret, clock)({ type: 'events_api', payload }, challenge);
  const given = receipt.ok ? receipt.body : undefined;
  if (given !== challenge && !(isFields(given) && given.challenge === challenge))
    throw new SlackError('url_verification_failed');
}

/** The headers Slack signs a request with: HMAC-SHA256 over version, time and body. */
export function sign(secret: string, body: string, seconds: number): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
}

/** Events go as JSON, commands as a form, clicks as JSON in a form. */
function encode({ type, payload }: Parcel): { body: string; type: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' };
  const form =
    type === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, asText(value)]));
  return { body: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' };
}

/** A body that is no JSON is a text to say. */
function receiptOf(isOk: boolean, text: string, isFinal: boolean): Receipt {
  if (!isOk) return { ok: false, reason: 'http_error', final: isFinal };
  return { ok: true, body: text === '' ? undefined : (parseJson(text) ?? text) };
}
