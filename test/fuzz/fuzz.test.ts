import { describe, expect, it } from 'vitest';
import type { Outcome, PartOptions } from '../../scripts/fuzz/outcome.ts';
import { sendPayloads } from '../../scripts/fuzz/payloads.ts';
import { askQuestions } from '../../scripts/fuzz/questions.ts';

describe('whatever comes in', () => {
  async function run(part: (options: PartOptions) => Promise<Outcome>) {
    const faults: string[] = [];
    const write = (line: string) => void faults.push(line);
    const { tried, shares } = await part({ count: 300, seed: 7, until: Number.POSITIVE_INFINITY, write });
    expect(faults).toEqual([]);
    expect(tried).toBe(300);
    return shares;
  }

  it('gets a reply that Slack takes, each statement with its source', async () => {
    expect((await run(askQuestions)).get('answer')).toBeGreaterThan(0);
  });

  it('is answered over HTTP with a right status, and nothing wrong is said to Slack or the log', async () => {
    const shares = await run(sendPayloads);
    expect(shares.get('chat.postMessage')).toBeGreaterThan(0);
    expect(shares.get('views.open')).toBeGreaterThan(0);
  }, 60_000);
});
