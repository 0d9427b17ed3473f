import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildReply } from './builders.ts';
import { form, mention, message, type RunningBot, startBot } from './harness.ts';

const help = buildReply({
  kind: 'help',
  commands: [{ name: 'help', usage: 'help', summary: 'Show this list.' }],
  suggestions: [],
});

describe('a question', () => {
  let running: RunningBot;
  beforeEach(async () => {
    running = await startBot({ help });
  });
  afterEach(() => running.stop());

  function command(text: string, trigger = 'trigger-1'): string {
    return new URLSearchParams({
      command: '/rareearth',
      text,
      team_id: 'T1',
      channel_id: 'C1',
      user_id: 'U1',
      trigger_id: trigger,
      response_url: running.slack.responseUrl,
    }).toString();
  }

  describe('as a slash command', () => {
    it('is answered for the asker alone, with a button to share', async () => {
      const response = await running.post(command('is magnet technology &lt;x&gt; controlled?'), form);
      expect(response.status).toBe(200);
      const body = (await response.json()) as Record<string, unknown>;
      expect(body).toMatchObject({
        response_type: 'ephemeral',
        replace_original: false,
        unfurl_links: false,
        unfurl_media: false,
      });
      expect(JSON.stringify(body.blocks)).toContain('Share in channel');
      expect(body.text).toContain('Technology for making magnets may not leave China. [1]');
      expect(running.asked).toEqual([
        { input: 'is magnet technology <x> controlled?', asker: { team: 'T1', channel: 'C1', user: 'U1' } },
      ]);
    });

    it('answered in its acknowledgement is not answered a second time', async () => {
      await running.post(command('magnets'), form);
      await running.posted();
      expect(running.slack.calls.filter(({ method }) => method === 'respond')).toHaveLength(0);
    });

    it('without words shows the help', async () => {
      expect(await (await running.post(command('  '), form)).text()).toContain('What you can ask');
    });

    it('that Slack delivers again is answered once', async () => {
      expect(await (await running.post(command('magnets'), form)).text()).not.toBe('');
      const again = await running.post(command('magnets'), { ...form, age: -1 });
      expect([again.status, await again.text()]).toEqual([200, '']);
    });

    it('that came late is acknowledged, and answered at its response address', async () => {
      expect(await (await running.post(command('magnets'), { ...form, age: 4 })).text()).toBe('');
      expect((await running.slack.call('respond')).body.response_type).toBe('ephemeral');
    });

    it('that takes longer is acknowledged in the meantime', async () => {
      const { perform } = running.bot;
      let release: () => void = () => undefined;
      const acknowledged = new Promise<void>((resolve) => {
        release = resolve;
      });
      running.bot.perform = async (input, asker) => {
        running.clock.endLimits();
        await acknowledged;
        return perform(input, asker);
      };
      expect(await (await running.post(command('magnets'), form)).text()).toBe('');
      release();
      expect((await running.slack.call('respond')).body.response_type).toBe('ephemeral');
    });

    it('is acknowledged though its response address has expired', async () => {
      running.slack.answerNext('respond', { status: 404, body: {} }, { status: 404, body: {} });
      expect((await running.post(command('magnets'), { ...form, age: 4 })).status).toBe(200);
      await running.slack.call('respond', 2);
      await running.posted();
      expect(running.log.lines.filter((line) => line.startsWith('error'))).toHaveLength(2);
    });
  });

  describe('as a mention', () => {
    it('is answered in a thread under it', async () => {
      await running.post(mention());
      const { body } = await running.slack.call('chat.postMessage');
      expect(body).toMatchObject({ channel: 'C1', thread_ts: '1.1', unfurl_links: false, unfurl_media: false });
      expect(running.asked[0]?.input).toBe('is magnet technology controlled?');
    });

    it('in a thread is answered in that thread', async () => {
      await running.post(mention({ ts: '2.2', thread_ts: '1.1' }));
      expect((await running.slack.call('chat.postMessage')).body.thread_ts).toBe('1.1');
    });

    it('without words shows the help', async () => {
      await running.post(mention({ text: '<@UBOT>' }));
      expect((await running.slack.call('chat.postMessage')).body.text).toContain('What you can ask');
    });

    it('that comes as several events is answered once', async () => {
      await running.post(mention({}, { event_id: 'Ev-same' }));
      await running.post(mention({}, { event_id: 'Ev-same', retry: 1 }));
      await running.post(mention());
      expect(await running.posted()).toHaveLength(1);
    });

    it.each([
      ['another bot', { bot_id: 'B2' }],
      ['the bot itself', { user: 'UBOT' }],
      ['a system message', { subtype: 'channel_topic' }],
    ])('by %s is ignored', async (_case, overrides) => {
      await running.post(mention(overrides));
      expect(await running.posted()).toHaveLength(0);
    });
  });

  describe('as a direct message', () => {
    it('is answered in a thread of its own', async () => {
      await running.post(message({ text: 'magnet &amp; motor <https://x.test/a|link> <@U2>' }));
      expect((await running.slack.call('chat.postMessage')).body).toMatchObject({ channel: 'D1', thread_ts: '1.1' });
      expect(running.asked[0]?.input).toBe('magnet & motor link');
    });

    it('with a file is answered', async () => {
      await running.post(message({ subtype: 'file_share' }));
      expect((await running.slack.call('chat.postMessage')).body.thread_ts).toBe('1.1');
    });

    it.each([
      ['changed', { subtype: 'message_changed', hidden: true, user: undefined }],
      ['deleted', { subtype: 'message_deleted', hidden: true }],
      ['by a bot', { subtype: 'bot_message', bot_id: 'B2' }],
      ['in a channel', { channel_type: 'channel', channel: 'C1' }],
    ])('%s is ignored', async (_case, overrides) => {
      await running.post(message(overrides));
      expect(await running.posted()).toHaveLength(0);
    });
  });

  describe('on which something breaks', () => {
    beforeEach(() => {
      running.bot.perform = async (input) => {
        throw new Error(`cannot read "${input}"`);
      };
    });

    it('tells the asker a reference, and the log why, without the question', async () => {
      await running.post(message({ text: 'the secret plan' }));
      const { body } = await running.slack.call('chat.postMessage');
      const reference = /reference (\w{8})/.exec(String(body.text))?.[1] ?? 'none';
      const [line = ''] = running.log.lines.filter((one) => one.startsWith('error'));
      expect(line).toContain(reference);
      expect(line).toContain('[question]');
      expect(running.log.lines.join('\n')).not.toContain('secret plan');
      expect(body.text).not.toContain('cannot read');
    });
  });

  describe('when Slack', () => {
    it('limits the rate, the answer is sent after the wait', async () => {
      running.slack.answerNext('chat.postMessage', { status: 429, headers: { 'retry-after': '4' }, body: {} });
      await running.post(message());
      await running.slack.call('chat.postMessage', 2);
      expect(running.clock.slept).toContain(4_000);
    });

    it('refuses the blocks, the words are sent alone', async () => {
      running.slack.answerNext('chat.postMessage', { body: { ok: false, error: 'invalid_blocks' } });
      await running.post(message());
      const { body } = await running.slack.call('chat.postMessage', 2);
      expect(body.blocks).toBeUndefined();
      expect(body.text).toContain('[1] section 1(1): MOFCOM Announcement No. 62 of 2025');
    });

    describe('may or may not have taken the answer', () => {
      const taken = { body: { ok: true, messages: [] as object[] } };
      const lost = { status: 500, body: {} };

      it('and has, it is not said again', async () => {
        const { slack } = running;
        slack.answerNext('chat.postMessage', lost);
        await running.post(message());
        const { metadata } = (await slack.call('chat.postMessage')).body;
        slack.answerNext('conversations.replies', {
          body: { ok: true, messages: [{ ts: '1.1' }, { ts: '1.2', metadata }] },
        });
        const { body } = await slack.call('conversations.replies');
        expect(body).toMatchObject({ channel: 'D1', ts: '1.1', include_all_metadata: true });
        expect(await running.posted()).toHaveLength(1);
      });

      it('and has not, it is said once it is clear', async () => {
        const { slack, clock } = running;
        slack.answerNext('chat.postMessage', lost);
        slack.answerNext('conversations.replies', { status: 503, body: {} }, taken);
        await running.post(message());
        const [first, second] = [await slack.call('chat.postMessage'), await slack.call('chat.postMessage', 2)];
        expect(second.body).toEqual(first.body);
        expect(clock.slept).toEqual(expect.arrayContaining([15_000]));
        expect(slack.calls.filter(({ method }) => method === 'conversations.replies')).toHaveLength(2);
      });

      it('and it cannot be looked for, the asker is asked', async () => {
        const { slack } = running;
        slack.answerNext('chat.postMessage', lost);
        slack.answerNext('conversations.replies', { body: { ok: false, error: 'missing_scope' } });
        await running.post(mention());
        const { body } = await slack.call('chat.postMessage', 2);
        expect(body.text).toContain('press the button');
        expect(JSON.stringify(body.blocks)).toContain('is magnet technology controlled?');
        expect(await running.posted()).toHaveLength(2);
      });
    });
  });
});
