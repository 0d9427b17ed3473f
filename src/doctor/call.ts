import { reasonOf } from './finding.ts';

/** What Slack answered to one call, or why it did not. */
export type Answer =
  | {
      reached: true;
      body: Record<string, unknown> & { ok?: boolean; error?: string };
      /** Granted to the token; null where Slack does not say. */
      scopes: string[] | null;
      /** Slack's clock, in milliseconds; null where it does not say. */
      date: number | null;
    }
  | { reached: false; reason: string };

const callMillis = 10_000;
const slackApi = 'https://slack.com/api/';

/** Calls a method of the Web API once, without a token where that is empty, and looks at the headers as well, which the SDK keeps to itself. */
export async function callSlack(
  apiUrl = slackApi,
  method: string,
  token: string,
  args: Record<string, string> = {},
): Promise<Answer> {
  try {
    const response = await fetch(new URL(method, apiUrl), {
      method: 'POST',
      headers: token === '' ? {} : { authorization: `Bearer ${token}` },
      body: new URLSearchParams(args),
      signal: AbortSignal.timeout(callMillis),
    });
    if (response.status === 429) return { reached: false, reason: 'asked too often; try again in a minute' };
    if (!response.ok) return { reached: false, reason: `HTTP ${response.status}` };
    const date = Date.parse(response.headers.get('date') ?? '');
    return {
      reached: true,
      body: (await response.json()) as Record<string, unknown>,
      scopes: response.headers.get('x-oauth-scopes')?.split(/\s*,\s*/) ?? null,
      date: Number.isNaN(date) ? null : date,
    };
  } catch (error) {
    return { reached: false, reason: reasonOf(error) };
  }
}
