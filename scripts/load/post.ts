import { createHmac } from 'node:crypto';
import { type Agent, request } from 'node:http';

/** Posts a form as Slack signs it. Resolves with the bytes of the body that comes back; throws on any status but 200. */
export function post(
  target: string,
  body: string,
  { signingSecret, agent }: { signingSecret: string; agent: Agent },
): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature,
  };
  return new Promise((resolve, reject) => {
    const sent = request(target, { method: 'POST', agent, headers }, (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve(size);
        else reject(new Error(`the target said ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
