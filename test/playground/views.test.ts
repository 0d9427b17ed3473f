import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fields } from '../../src/playground/shapes.ts';
import type { Playground } from '../../src/playground/start.ts';
import {
  actions,
  buildAppDescription,
  buildFakeClock,
  button,
  call,
  connectApp,
  type FakeClock,
  modal,
  type SocketApp,
  section,
  start,
} from './helpers.ts';

const form = {
  ...modal({
    type: 'input',
    block_id: 'why',
    label: { type: 'plain_text', text: 'Why?' },
    element: { type: 'plain_text_input', action_id: 'words' },
  }),
  submit: { type: 'plain_text', text: 'Send' },
  callback_id: 'form',
};
const filled = { why: { words: { type: 'plain_text_input', value: 'because' } } };

describe('modals', () => {
  let clock: FakeClock;
  let playground: Playground;
  let app: SocketApp;
  let answer: (type: unknown) => unknown;

  beforeEach(async () => {
    clock = buildFakeClock();
    answer = () => undefined;
    const shortcuts = [{ kind: 'global' as const, callbackId: 'ask', name: 'Ask' }];
    playground = await start({ clock, app: buildAppDescription({ shortcuts }) });
    app = await connectApp(playground, ({ payload }) => answer(payload.type));
  });
  afterEach(() => playground.close());

  const me = () => playground.person();

  /** The trigger of a fresh shortcut. */
  async function trigger(): Promise<string> {
    const n = app.envelopes.filter(({ type }) => type === 'interactive').length + 1;
    await me().shortcut('ask');
    return String((await app.envelope('interactive', n)).payload.trigger_id);
  }

  async function open(view: Fields): Promise<Fields> {
    return call(playground, 'views.open', { trigger_id: await trigger(), view });
  }

  /** Clicks in the top modal, and gives the trigger of it. */
  async function triggerInside(): Promise<string> {
    const n = app.envelopes.filter(({ type }) => type === 'interactive').length + 1;
    const top = me().modals().at(-1);
    if (top) await me().click(top, 'Go');
    return String((await app.envelope('interactive', n)).payload.trigger_id);
  }

  it('opens with a trigger, once', async () => {
    const id = await trigger();
    expect(await call(playground, 'views.open', { trigger_id: id, view: modal(section('x')) })).toMatchObject({
      ok: true,
    });
    expect(me().modals()).toHaveLength(1);
    const again = await call(playground, 'views.open', { trigger_id: id, view: modal(section('x')) });
    expect(again).toMatchObject({ error: 'exchanged_trigger_id' });
  });

  it.each([
    [3_000, undefined],
    [3_001, 'expired_trigger_id'],
  ])('after %i ms says %s', async (millis, error) => {
    const id = await trigger();
    clock.pass(millis);
    const { error: said } = await call(playground, 'views.open', { trigger_id: id, view: modal(section('x')) });
    expect(said).toBe(error);
  });

  it('stacks three', async () => {
    const view = modal(actions(button('Go')));
    await open(view);
    for (const error of [undefined, undefined, 'push_limit_reached']) {
      const pushed = await call(playground, 'views.push', { trigger_id: await triggerInside(), view });
      expect(pushed.error).toBe(error);
    }
    expect(me().modals()).toHaveLength(3);
  });

  it('updates by id, unless the hash is an old one', async () => {
    const { view } = (await open(modal(section('first')))) as { view: { id: string; hash: string } };
    const update = (hash?: string) =>
      call(playground, 'views.update', { view_id: view.id, view: modal(section('second')), ...(hash && { hash }) });
    expect(await update('1.old')).toMatchObject({ error: 'hash_conflict' });
    expect(await update(view.hash)).toMatchObject({ ok: true, view: { id: view.id } });
    expect(JSON.stringify(me().modals())).toContain('second');
  });

  it('asks for what is missing before the app hears of it', async () => {
    await open(form);
    const [view] = me().modals();
    if (!view) throw new Error('nothing is open');
    expect(await me().submit(view, {})).toEqual({ why: expect.stringContaining('required') });
    expect(app.envelopes.filter(({ type }) => type === 'interactive')).toHaveLength(1);
  });

  it.each<[string, unknown, Fields | null, number]>([
    ['closes', undefined, null, 0],
    ['shows errors', { response_action: 'errors', errors: { why: 'too short' } }, { why: 'too short' }, 1],
    ['changes', { response_action: 'update', view: modal(section('thanks')) }, null, 1],
    ['adds one', { response_action: 'push', view: modal(section('thanks')) }, null, 2],
    ['closes all', { response_action: 'clear' }, null, 0],
  ])('%s as the app answers', async (_name, body, errors, left) => {
    await open(form);
    answer = (type) => (type === 'view_submission' ? body : undefined);
    const [view] = me().modals();
    if (!view) throw new Error('nothing is open');
    expect(await me().submit(view, filled)).toEqual(errors);
    expect(me().modals()).toHaveLength(left);
    const { payload } = await app.envelope('interactive', 2);
    expect(payload).toMatchObject({
      type: 'view_submission',
      view: { callback_id: 'form', state: { values: filled } },
    });
  });

  it('tells the app of a closed modal where it asked to be told', async () => {
    await open({ ...modal(section('x')), notify_on_close: true });
    const [view] = me().modals();
    if (view) await me().close(view);
    expect((await app.envelope('interactive', 2)).payload).toMatchObject({ type: 'view_closed', is_cleared: false });
    expect(me().modals()).toEqual([]);
  });

  it('publishes the Home tab, and gives it back when it is opened again', async () => {
    me().openHome();
    expect((await app.envelope('events_api')).payload.event).not.toHaveProperty('view');
    await call(playground, 'views.publish', { user_id: me().id, view: { type: 'home', blocks: [section('home')] } });
    me().openHome();
    const { payload } = await app.envelope('events_api', 2);
    expect(payload.event).toMatchObject({ type: 'app_home_opened', tab: 'home', view: { type: 'home' } });
    expect(JSON.stringify(me().home())).toContain('"home"');
  });
});
