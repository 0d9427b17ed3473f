import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../src/playground/start.ts';
import { buildFakeClock, call, section, start } from './helpers.ts';

const scopes = [
  'chat:write',
  'im:history',
  'channels:history',
  'channels:read',
  'channels:join',
  'users:read',
  'reactions:write',
];

describe('the Web API', () => {
  const clock = buildFakeClock();
  let playground: Playground;

  beforeEach(async () => {
    playground = await start({ scopes, clock });
  });
  afterEach(() => playground.close());

  const post = (args: Record<string, unknown>) => call(playground, 'chat.postMessage', { channel: 'C0TRADE', ...args });

  it.each([
    ['auth.test', null, 'not_authed'],
    ['auth.test', 'xoxb-no', 'invalid_auth'],
    ['chat.noSuchMethod', 'xoxb-no', 'unknown_method'],
  ])('answers %s with the token %s: %s', async (method, token, error) => {
    expect(await call(playground, method, {}, token)).toMatchObject({ ok: false, error });
  });

  it('tells an app token from a bot token', async () => {
    const { appToken, botToken } = playground;
    expect(await call(playground, 'auth.test', {}, appToken)).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await call(playground, 'apps.connections.open', {}, botToken)).toMatchObject({
      error: 'not_allowed_token_type',
    });
  });

  it('says which scope is missing', async () => {
    expect(await call(playground, 'team.info')).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'team:read',
      provided: scopes.join(','),
    });
  });

  it('names the scopes of the token in a header', async () => {
    const response = await fetch(`${playground.apiUrl}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${playground.botToken}` },
    });
    expect(response.headers.get('x-oauth-scopes')).toBe(scopes.join(','));
    expect(await response.json()).toMatchObject({ ok: true, user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T0LOCAL' });
  });

  it('takes arguments as a form, with JSON inside, and the token among them', async () => {
    const body = new URLSearchParams({
      token: playground.botToken,
      channel: 'C0TRADE',
      text: 'words',
      blocks: JSON.stringify([section('blocks')]),
    });
    const response = await fetch(`${playground.apiUrl}chat.postMessage`, { method: 'POST', body });
    expect(await response.json()).toMatchObject({
      ok: true,
      message: { text: 'words', blocks: [{ type: 'section' }] },
    });
  });

  it('revokes the token', async () => {
    expect(await call(playground, 'auth.revoke')).toEqual({ ok: true, revoked: true });
    expect(await call(playground, 'auth.test')).toMatchObject({ error: 'token_revoked' });
  });

  it('hands the token out for the code', async () => {
    const page = new URL('/oauth/v2/authorize?client_id=1.2&scope=chat:write&state=s', playground.url);
    page.searchParams.set('redirect_uri', 'https://app.example/back');
    expect(await (await fetch(page)).text()).toContain('<li>chat:write');
    const back = (await fetch(`${page}&answer=workspace`, { redirect: 'manual' })).headers.get('location') ?? '';
    const { code = '', state } = Object.fromEntries(new URL(back).searchParams);
    expect(state).toBe('s');
    const change = { code, client_id: '1.2', client_secret: 'x', redirect_uri: 'https://app.example/back' };
    const access = (args: object) => call(playground, 'oauth.v2.access', { ...change, ...args }, null);
    expect(await access({ redirect_uri: 'https://app.example/other' })).toMatchObject({ error: 'bad_redirect_uri' });
    expect(await access({})).toMatchObject({ ok: true, access_token: playground.botToken, scope: 'chat:write' });
    expect(await access({})).toMatchObject({ error: 'invalid_code' });
  });

  it('posts where the bot is a member only', async () => {
    playground.workspace.channels.get('C0NEWS')?.members.splice(0);
    expect(await post({ text: 'hello' })).toMatchObject({ ok: true, channel: 'C0TRADE' });
    expect(await post({ channel: 'C0NEWS', text: 'hello' })).toMatchObject({ error: 'not_in_channel' });
    expect(await post({ channel: 'C0NONE', text: 'hello' })).toMatchObject({ error: 'channel_not_found' });
    expect(await call(playground, 'conversations.join', { channel: 'C0NEWS' })).toMatchObject({ ok: true });
    expect(await post({ channel: 'C0NEWS', text: 'hello' })).toMatchObject({ ok: true });
  });

  it('posts to a person by their id', async () => {
    const { channel } = await post({ channel: 'U0KIM', text: 'hello' });
    expect(channel).toBe(playground.person('U0KIM').direct);
  });

  it('replies in a thread that is there only', async () => {
    const { ts } = await post({ text: 'first' });
    const reply = await post({ text: 'second', thread_ts: ts });
    expect(reply).toMatchObject({ message: { thread_ts: ts } });
    expect(await post({ text: 'third', thread_ts: '1.1' })).toMatchObject({ error: 'thread_not_found' });
    const { messages } = await call(playground, 'conversations.replies', { channel: 'C0TRADE', ts });
    expect(messages).toMatchObject([{ text: 'first', reply_count: 1 }, { text: 'second' }]);
  });

  it('updates and deletes what the bot said, and nothing else', async () => {
    const { ts } = await post({ text: 'first', blocks: [section('first')] });
    expect(await call(playground, 'chat.update', { channel: 'C0TRADE', ts, text: 'second' })).toMatchObject({
      ok: true,
      text: 'second',
    });
    expect(playground.messages()[0]).toMatchObject({ text: 'second', blocks: [], edited: true });
    expect(await call(playground, 'chat.delete', { channel: 'C0TRADE', ts })).toMatchObject({ ok: true });
    expect(playground.messages()).toEqual([]);

    const theirs = playground.person().say('C0TRADE', 'mine').ts;
    const refused = await call(playground, 'chat.update', { channel: 'C0TRADE', ts: theirs, text: 'yours' });
    expect(refused).toMatchObject({ error: 'cant_update_message' });
  });

  it('gives metadata to those who ask for it', async () => {
    const metadata = { event_type: 'told', event_payload: { id: '1' } };
    await post({ text: 'news', metadata });
    const plain = await call(playground, 'conversations.history', { channel: 'C0TRADE' });
    const whole = await call(playground, 'conversations.history', { channel: 'C0TRADE', include_all_metadata: true });
    expect(plain.messages).not.toMatchObject([{ metadata }]);
    expect(whole.messages).toMatchObject([{ metadata }]);
  });

  it('keeps ephemeral messages out of the history', async () => {
    const args = { channel: 'C0TRADE', user: 'U0ALEX', text: 'for you' };
    const { message_ts: ts } = await call(playground, 'chat.postEphemeral', args);
    expect(playground.messages()).toMatchObject([{ ts, visibleTo: 'U0ALEX' }]);
    expect((await call(playground, 'conversations.history', { channel: 'C0TRADE' })).messages).toEqual([]);
    expect(await call(playground, 'chat.update', { channel: 'C0TRADE', ts, text: 'x' })).toMatchObject({
      error: 'message_not_found',
    });
    const stranger = await call(playground, 'chat.postEphemeral', { ...args, user: 'USLACKBOT' });
    expect(stranger).toMatchObject({ error: 'user_not_in_channel' });
  });

  it('pages through a history, newest first', async () => {
    for (const text of ['1', '2', '3']) await post({ text });
    const first = await call(playground, 'conversations.history', { channel: 'C0TRADE', limit: 2 });
    expect(first).toMatchObject({ has_more: true, messages: [{ text: '3' }, { text: '2' }] });
    const { next_cursor: cursor } = first.response_metadata as { next_cursor: string };
    const rest = await call(playground, 'conversations.history', { channel: 'C0TRADE', limit: 2, cursor });
    expect(rest).toMatchObject({ has_more: false, messages: [{ text: '1' }] });
  });

  it('posts a scheduled message when its time has come', async () => {
    const at = clock.now() / 1_000 + 60;
    const args = { channel: 'C0TRADE', text: 'later', post_at: at };
    expect(await call(playground, 'chat.scheduleMessage', args)).toMatchObject({ ok: true, post_at: at });
    clock.pass(59_000);
    expect(playground.messages()).toEqual([]);
    clock.pass(1_000);
    expect(playground.messages()).toMatchObject([{ text: 'later' }]);
    expect(await call(playground, 'chat.scheduleMessage', args)).toMatchObject({ error: 'time_in_past' });
  });

  it('adds a reaction once', async () => {
    const { ts } = await post({ text: 'look' });
    const args = { channel: 'C0TRADE', timestamp: ts, name: 'eyes' };
    expect(await call(playground, 'reactions.add', args)).toMatchObject({ ok: true });
    expect(await call(playground, 'reactions.add', args)).toMatchObject({ error: 'already_reacted' });
  });

  it('lists channels, members and people', async () => {
    expect(await call(playground, 'conversations.list')).toMatchObject({
      channels: [{ name: 'general', is_member: true }, { name: 'trade-compliance' }, { name: 'announcements' }],
    });
    const { members } = await call(playground, 'conversations.members', { channel: 'C0TRADE' });
    expect(members).toContain('U0BOT');
    expect(await call(playground, 'users.info', { user: 'U0KIM' })).toMatchObject({ user: { real_name: 'Kim Sato' } });
    expect(await call(playground, 'users.info', { user: 'U0NONE' })).toMatchObject({ error: 'user_not_found' });
  });
});
