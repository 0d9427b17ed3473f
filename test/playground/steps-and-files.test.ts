import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../src/playground/start.ts';
import { call, start } from './helpers.ts';

let playground: Playground;
beforeEach(async () => {
  playground = await start({
    scopes: ['assistant:write', 'chat:write', 'files:write', 'im:history', 'users:read', 'channels:read'],
    events: ['function_executed'],
  });
});
afterEach(() => playground.close());

describe('steps of workflows', () => {
  it('end once, with the token that came for them', async () => {
    void playground.runStep('answer', { question: 'Is it?' });
    const execution = await playground.until(({ executions }) => executions[0]);
    const args = { function_execution_id: execution.id, outputs: JSON.stringify({ answer: 'yes' }) };
    expect(await call(playground, 'functions.completeSuccess', args)).toMatchObject({ ok: true });
    expect(execution.outcome).toEqual({ ok: true, outputs: { answer: 'yes' } });
    expect(await call(playground, 'functions.completeError', { ...args, error: 'no' })).toMatchObject({
      error: 'execution_not_in_running_state',
    });
  });

  it('are refused when nobody has started them, or without outputs', async () => {
    expect(
      await call(playground, 'functions.completeError', { function_execution_id: 'Fx1', error: 'x' }),
    ).toMatchObject({
      error: 'function_execution_not_found',
    });
    expect(await call(playground, 'functions.completeSuccess', { function_execution_id: 'Fx1' })).toMatchObject({
      error: 'parameter_validation_failed',
    });
  });
});

describe('files', () => {
  it('go in three steps, and can be had from the message that shows them', async () => {
    const asked = await call(playground, 'files.getUploadURLExternal', { filename: 'a.csv', length: 3 });
    await fetch(String(asked.upload_url), { method: 'POST', body: 'a,b', headers: { 'content-type': 'text/csv' } });
    const { direct } = playground.person();
    const files = JSON.stringify([{ id: asked.file_id, title: 'A' }]);
    expect(await call(playground, 'files.completeUploadExternal', { files, channel_id: direct })).toMatchObject({
      ok: true,
      files: [{ id: asked.file_id, title: 'A' }],
    });
    expect(playground.messages()[0]?.files).toEqual([{ id: asked.file_id, name: 'a.csv', title: 'A', size: 3 }]);
    const got = await fetch(new URL(`/files/${asked.file_id}`, playground.url));
    expect([await got.text(), got.headers.get('content-disposition')]).toEqual(['a,b', 'attachment; filename=a.csv']);
  });

  it('are refused without bytes, in a channel without the bot, and without the scope', async () => {
    const asked = await call(playground, 'files.getUploadURLExternal', { filename: 'a.csv', length: 3 });
    const files = JSON.stringify([{ id: asked.file_id }]);
    expect(await call(playground, 'files.completeUploadExternal', { files })).toMatchObject({
      error: 'file_not_found',
    });
    await fetch(String(asked.upload_url), { method: 'POST', body: 'a,b' });
    const room = playground.workspace.channels.get('C0TRADE');
    room?.members.splice(room.members.indexOf('U0BOT'), 1);
    const shared = await call(playground, 'files.completeUploadExternal', { files, channel_id: 'C0TRADE' });
    expect(shared).toMatchObject({ error: 'not_in_channel' });
    const poor = await start({ scopes: ['chat:write'] });
    expect(await call(poor, 'files.getUploadURLExternal', { filename: 'a', length: 1 })).toMatchObject({
      error: 'missing_scope',
      needed: 'files:write',
    });
    await poor.close();
  });
});

describe('what Slack says of people and channels', () => {
  it('has zone, locale on demand, guests and administrators', async () => {
    const kim = playground.workspace.users.get('U0KIM');
    if (kim) Object.assign(kim, { zone: 'Asia/Tokyo', locale: 'ja-JP', guest: 'single' });
    const { user } = await call(playground, 'users.info', { user: 'U0KIM', include_locale: 'true' });
    expect(user).toMatchObject({ tz: 'Asia/Tokyo', locale: 'ja-JP', is_restricted: true, is_ultra_restricted: true });
    const { user: alex } = await call(playground, 'users.info', { user: 'U0ALEX' });
    expect(alex).toMatchObject({ is_admin: true, is_restricted: false });
    expect(alex).not.toHaveProperty('locale');
  });

  it('tells a channel that is shared with another organisation', async () => {
    Object.assign(playground.workspace.channels.get('C0TRADE') ?? {}, { isExternal: true });
    const { channel } = await call(playground, 'conversations.info', { channel: 'C0TRADE' });
    expect(channel).toMatchObject({ is_ext_shared: true });
  });

  it('keeps the people of one workspace apart from those of the next', async () => {
    Object.assign(playground.workspace.users.get('U0KIM') ?? {}, { locale: 'ja-JP' });
    const other = await start();
    expect(other.workspace.users.get('U0KIM')?.locale).toBeUndefined();
    await other.close();
  });
});
