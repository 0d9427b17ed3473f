import type { Button, KnownBlock } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/reply.ts';
import { button, type PressKind } from '../../src/slack/buttons.ts';
import { answerReply, buildEntry, buildReply, buildStatement } from './builders.ts';
import { form, type RunningBot, startBot } from './harness.ts';

const rule: Reply = buildReply({
  kind: 'rule',
  rule: {
    id: 'cn-mofcom-2025-62',
    title: 'Announcement 62',
    original: '公告',
    issuers: ['mofcom'],
    checked: '2026-10-08',
    verdict: 'suspended',
    statements: [buildStatement()],
    codes: ['1E902.a'],
    timeline: [buildEntry()],
  },
});
const nine = Array.from({ length: 9 }, (_, index) => buildStatement({ text: `Statement ${index + 1}.` }));
const long = answerReply({ statements: nine.slice(0, 5), more: nine.slice(5) });

describe('a click', () => {
  let running: RunningBot;
  let clicks = 0;

  beforeEach(async () => {
    running = await startBot({ 'rule cn-mofcom-2025-62': rule, 'ask long': long });
  });
  afterEach(() => running.stop());

  const inThread = {
    channel: { id: 'C1' },
    message: { ts: '2.2', thread_ts: '1.1' },
    container: { type: 'message', message_ts: '2.2', channel_id: 'C1', is_ephemeral: false },
  };
  const inEphemeral = {
    channel: { id: 'C1' },
    container: { type: 'message', message_ts: '3.3', channel_id: 'C1', is_ephemeral: true },
  };
  const onHome = { container: { type: 'view', view_id: 'V0' }, view: { id: 'V0', type: 'home' } };
  const inModal = { container: { type: 'view', view_id: 'V1' }, view: { id: 'V1', type: 'modal' } };

  async function click(
    where: object,
    kind: PressKind,
    input: string,
    overrides: Partial<Button> = {},
    offset = 0,
  ): Promise<Response> {
    clicks += 1;
    const action = { ...button(kind, 'Label', { language: 'de', on: '2026-11-20', offset, input }), ...overrides };
    const payload = {
      type: 'block_actions',
      team: { id: 'T1' },
      user: { id: 'U1', team_id: 'T1' },
      trigger_id: `trigger-${clicks}`,
      response_url: running.slack.responseUrl,
      actions: [{ block_id: 'b', action_ts: '1.2', ...action, action_id: `${action.action_id}.1` }],
      ...where,
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    return running.post(body, form);
  }

  it('on a choice in a thread is answered in the thread, for the day and language of the question', async () => {
    expect((await click(inThread, 'run', 'ask NdFeB magnets')).status).toBe(200);
    expect((await running.slack.call('chat.postMessage')).body).toMatchObject({ channel: 'C1', thread_ts: '1.1' });
    const asker = { language: 'de', on: '2026-11-20', user: 'U1', team: 'T1', channel: 'C1', said: '1.2' };
    expect(running.asked).toEqual([{ input: 'ask NdFeB magnets', asker: { ...asker, alsoIn: ['T1:C1:1.1'] } }]);
  });

  it('on a choice only the asker sees is answered for them alone', async () => {
    await click(inEphemeral, 'run', 'ask NdFeB magnets');
    const { body } = await running.slack.call('respond');
    expect(body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(JSON.stringify(body.blocks)).toContain('Share in channel');
  });

  it('on More shows the remaining statements with their own numbers', async () => {
    await click(inThread, 'run', 'ask long', {}, 5);
    const { body } = await running.slack.call('chat.postMessage');
    expect(body.text).toContain('Statement 6.');
    expect(body.text).toContain('Statement 9.');
    expect(body.text).not.toContain('Statement 5.');
  });

  it('on Share posts the answer with the name and the question, once', async () => {
    await click(inEphemeral, 'share', 'ask <!channel> & <@U2>?');
    const { body } = await running.slack.call('respond');
    expect(body).toMatchObject({ response_type: 'in_channel', replace_original: false, unfurl_links: false });
    const [first] = body.blocks as KnownBlock[];
    expect(first).toMatchObject({ text: { text: '<@U1> asked: &lt;!channel&gt; &amp; &lt;@U2&gt;?' } });
    expect(JSON.stringify(body.blocks)).not.toContain('Share in channel');

    await click(inEphemeral, 'share', 'ask <!channel> & <@U2>?');
    expect((await running.slack.call('respond', 2)).body).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('schon geteilt'),
    });
  });

  it('on Share that Slack does not take can be made again', async () => {
    running.slack.answerNext('respond', { status: 500, body: {} });
    await click(inEphemeral, 'share', 'ask magnets');
    expect((await running.slack.call('respond', 2)).body.text).toContain('schiefgegangen');
    await click(inEphemeral, 'share', 'ask magnets');
    expect((await running.slack.call('respond', 3)).body.response_type).toBe('in_channel');
  });

  it('on Open rule opens the rule with its text, codes, history and sources', async () => {
    await click(inThread, 'open', 'rule cn-mofcom-2025-62');
    const { body } = await running.slack.call('views.open');
    expect(body).toMatchObject({ trigger_id: `trigger-${clicks}`, view: { type: 'modal', title: { text: 'Rule' } } });
    const text = JSON.stringify(body.view);
    for (const part of [
      'Announcement 62',
      '公告',
      '1E902.a',
      'Technology for making',
      'was suspended',
      'https://www.mofcom.gov.cn/62.html',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('in a modal opens another on top', async () => {
    await click(inModal, 'open', 'rule cn-mofcom-2025-62');
    await running.slack.call('views.push');
  });

  it('in the third modal replaces it', async () => {
    running.slack.answerNext('views.push', { body: { ok: false, error: 'push_limit_reached' } });
    await click(inModal, 'open', 'rule cn-mofcom-2025-62');
    expect((await running.slack.call('views.update')).body.view_id).toBe('V1');
  });

  it('on the Home tab is answered in a modal', async () => {
    await click(onHome, 'run', 'ask magnets');
    expect(JSON.stringify((await running.slack.call('views.open')).body.view)).toContain('Prohibited');
  });

  it('whose modal does not open is explained to the clicker alone', async () => {
    running.slack.answerNext('views.open', { body: { ok: false, error: 'expired_trigger_id' } });
    await click(inThread, 'open', 'rule cn-mofcom-2025-62');
    const { body } = await running.slack.call('chat.postEphemeral');
    expect(body).toMatchObject({ user: 'U1', channel: 'C1', thread_ts: '1.1' });
    expect(body.text).toContain('schiefgegangen');
  });

  it.each([
    ['an unknown action', { action_id: 'vote' }],
    ['an unknown value', { value: 'something else' }],
    ['a day that does not exist', { value: 'en 2026-02-30 0 ask magnets' }],
  ])('on a button with %s is acknowledged and explained', async (_case, overrides) => {
    expect((await click(inThread, 'run', 'ask magnets', overrides)).status).toBe(200);
    expect((await running.slack.call('chat.postEphemeral')).body.text).toContain('older version');
    expect(running.asked).toEqual([]);
  });
});
