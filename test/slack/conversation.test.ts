import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/reply.ts';
import { answerReply, buildStatement } from './builders.ts';
import { mention, message, type RunningBot, startBot } from './harness.ts';

describe('a follow-up in Slack', () => {
  let running: RunningBot;
  const asked = () => running.asked.map(({ asker: { conversation, alsoIn } }) => ({ conversation, alsoIn }));

  async function start(replies: Record<string, Reply> = {}): Promise<void> {
    running = await startBot(replies);
  }
  beforeEach(() => start());
  afterEach(() => running.stop());

  it('in a thread of a channel belongs to that thread, whoever asks', async () => {
    await running.post(mention({ ts: '1.1' }));
    await running.post(mention({ ts: '1.2', thread_ts: '1.1', user: 'U2' }));
    await running.slack.call('chat.postMessage', 2);
    expect(asked()).toEqual([{ conversation: 'T1:C1:1.1' }, { conversation: 'T1:C1:1.1' }]);
    expect(running.asked.map(({ asker }) => asker.said)).toEqual(['1.1', '1.2']);
  });

  it('in a direct message belongs to what its author wrote last, or to its thread', async () => {
    await running.post(message({ ts: '1.1' }));
    await running.post(message({ ts: '1.2', thread_ts: '1.1' }));
    await running.slack.call('chat.postMessage', 2);
    expect(asked()).toEqual([
      { conversation: 'T1:D1:U1', alsoIn: ['T1:D1:1.1'] },
      { conversation: 'T1:D1:1.1', alsoIn: ['T1:D1:U1'] },
    ]);
  });

  it('gets buttons that ask the whole question', async () => {
    await running.stop();
    await start({ 'and to Japan?': { ...longReply(), again: 'SmCo magnets to Japan' } as Reply });
    await running.post(message({ text: 'and to Japan?' }));
    const { body } = await running.slack.call('chat.postMessage');
    expect(JSON.stringify(body.blocks)).toContain('5 SmCo magnets to Japan');
    expect(JSON.stringify(body.blocks)).not.toContain('and to Japan?');
  });

  it('without a question of its own gets no button that would ask another', async () => {
    await running.stop();
    await start({ 'what about Japan?': { ...longReply(), again: null } as Reply });
    await running.post(message({ text: 'what about Japan?' }));
    const { body } = await running.slack.call('chat.postMessage');
    expect(JSON.stringify(body.blocks)).not.toContain('1 more');
  });
});

/** An answer with something behind its More button. */
function longReply(): Reply {
  return answerReply({ more: Array.from({ length: 5 }, (_, at) => buildStatement({ text: `Statement ${at}.` })) });
}
