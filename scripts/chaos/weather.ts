import type { Weather } from './workspace.ts';

/**
 * Three in ten posts go wrong, half of them after the message was stored; and so do some readings.
 *
 * @param slower by how much the times of those who call are stretched
 */
export const buildWeather = (slower: number): Weather => ({
  'chat.postMessage': [
    { share: 0.08, fault: { kind: 'silence', when: 'after' } },
    { share: 0.03, fault: { kind: 'late', millis: 700 * slower } },
    { share: 0.03, fault: { kind: 'status', status: 500, when: 'after' } },
    { share: 0.03, fault: { kind: 'drop', when: 'after' } },
    { share: 0.01, fault: { kind: 'garbled' } },
    { share: 0.005, fault: { kind: 'error', code: 'internal_error', when: 'after' } },
    { share: 0.005, fault: { kind: 'error', code: 'internal_error' } },
    { share: 0.03, fault: { kind: 'status', status: 503 } },
    { share: 0.02, fault: { kind: 'silence', when: 'before' } },
    { share: 0.02, fault: { kind: 'drop', when: 'before' } },
    { share: 0.05, fault: { kind: 'rate_limited', seconds: 1 } },
  ],
  'conversations.history': [
    { share: 0.05, fault: { kind: 'rate_limited', seconds: 1 } },
    { share: 0.03, fault: { kind: 'status', status: 503 } },
  ],
  'conversations.replies': [
    { share: 0.05, fault: { kind: 'rate_limited', seconds: 1 } },
    { share: 0.03, fault: { kind: 'status', status: 503 } },
  ],
  'chat.delete': [{ share: 0.1, fault: { kind: 'status', status: 503 } }],
});
