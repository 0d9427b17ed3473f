import { pick } from '../../bench/random.ts';
import { mutateText } from './mutate.ts';

/** A button that the bot has sent, and where. */
export interface SentButton {
  actionId: string;
  value: string;
  where: 'message' | 'modal' | 'home';
}

/** A form that the bot has opened. */
export interface SentForm {
  callback: string;
  metadata: string;
  inputs: { block: string; action: string; type: string }[];
}

/** What Slack sends: the body, and how it is written down. `payload` is JSON in a form. */
export interface Payload {
  kind: string;
  encoding: 'json' | 'form' | 'payload';
  body: Record<string, unknown>;
}

/** What there is to press and to fill in, newest last. */
export interface Offered {
  buttons: readonly SentButton[];
  forms: readonly SentForm[];
}

/** Stands in half of what people type, and must not turn up in a log line. */
export const canary = 'zqxcanary';
const team = 'T0FUZZ';
/** The first administers the workspace. */
export const users = ['U0ADA', 'U0BOB', 'W0CHI'] as const;
const channels = ['C0ONE', 'C0TWO', 'D0ADA', 'D0BOB'];
const languages = ['en', 'de', 'zh', 'ja', 'ko'];
const days = ['-', '2025-10-20', '2026-12-01'];
const ownLines = ['help', 'changes', 'subscribe', 'check', 'settings', 'settings form', 'gaps', 'subscriptions', ''];
const ownButtons = [
  'run',
  'open',
  'share',
  'list.open',
  'thread.answer',
  'parent.check',
  'subscription.stop',
  'subscription.change',
  'people:feedback',
  'people:expert',
  'people:tell',
  'people:take',
  'people:reply',
  'people:draft',
  'people:resolve',
  'announce_send',
  'announce_there',
];
const ownForms = ['subscription', 'ask.form', 'list.form', 'people:why', 'people:settings', 'people:answer'];

/** An endless, repeatable stream of what Slack would send to a bot in use. */
export function createPayloads(nextLine: () => string, responseUrl: string, random: () => number) {
  let sent = 0;
  const user = () => pick(users, random);
  const words = () => {
    const line = random() < 0.3 ? pick(ownLines, random) : nextLine();
    return random() < 0.5 ? `${line} ${canary}` : line;
  };
  const stamp = () => `1700000000.${String(sent).padStart(6, '0')}`;
  const common = () => ({ team: { id: team }, user: { id: user() }, trigger_id: `trigger.${sent}` });

  const event = (kind: string, payload: object, envelope: object = {}): Payload => ({
    kind,
    encoding: 'json',
    body: {
      type: 'event_callback',
      team_id: team,
      event_id: `Ev${sent}`,
      event_time: Math.floor(Date.now() / 1_000),
      authorizations: [{ team_id: team, enterprise_id: null, is_enterprise_install: false }],
      event: payload,
      ...envelope,
    },
  });
  const said = () => ({ user: user(), text: words(), ts: stamp(), ...(random() < 0.3 && { thread_ts: '1.000100' }) });

  const message = (): Payload => {
    const subtypes = ['file_share', 'thread_broadcast', 'message_changed', 'message_deleted', 'bot_message'];
    return event('message', {
      type: 'message',
      channel_type: 'im',
      channel: pick(['D0ADA', 'D0BOB'], random),
      ...said(),
      ...(random() < 0.2 && { subtype: pick(subtypes, random), files: [{ id: 'F1' }], message: said(), hidden: true }),
    });
  };
  const command = (): Payload => ({
    kind: 'command',
    encoding: 'form',
    body: {
      command: '/rareearth',
      text: words(),
      team_id: team,
      channel_id: pick(channels, random),
      user_id: user(),
      trigger_id: `trigger.${sent}`,
      response_url: responseUrl,
    },
  });

  const buttonOf = ({ buttons }: Offered): SentButton => {
    const known = buttons.length > 0 && random() < 0.75 ? pick(buttons.slice(-80), random) : null;
    if (known) return random() < 0.4 ? { ...known, value: mutateText(known.value, random) } : known;
    const value = `${pick(languages, random)} ${pick(days, random)} ${Math.floor(random() * 30)} ${words()}`;
    return { actionId: pick(ownButtons, random), value, where: pick(['message', 'modal', 'home'] as const, random) };
  };
  const click = (offered: Offered): Payload => {
    const { actionId, value, where } = buttonOf(offered);
    const view = { id: 'V1', type: where, callback_id: pick(ownForms, random), private_metadata: '', blocks: [] };
    const channel = pick(channels, random);
    const text = { type: 'mrkdwn', text: 'x' };
    const inMessage = {
      container: { type: 'message', message_ts: '1.000200', channel_id: channel, is_ephemeral: random() < 0.4 },
      channel: { id: channel, name: 'room' },
      message: { ts: '1.000200', text: 'x', blocks: [{ type: 'section', text }], thread_ts: '1.000100' },
      response_url: responseUrl,
    };
    return {
      kind: 'click',
      encoding: 'payload',
      body: {
        type: 'block_actions',
        ...common(),
        actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: '1.1' }],
        ...(where === 'message' ? inMessage : { container: { type: 'view', view_id: 'V1' }, view }),
      },
    };
  };

  const field = (type: string) => {
    const option = { text: { type: 'plain_text', text: 'x' }, value: words() };
    const filled: Record<string, unknown> = {
      plain_text_input: { value: random() < 0.9 ? `${words()}\n${words()}` : null },
      datepicker: { selected_date: pick(['2025-10-20', '2025-02-30', null], random) },
      timepicker: { selected_time: pick(['09:00', '25:61', null], random) },
      multi_external_select: {
        selected_options: random() < 0.5 ? [{ ...option, value: 'ndfeb-magnets' }, option] : [],
      },
      external_select: { selected_option: { ...option, value: pick(['Europe/Berlin', 'Mars/Base'], random) } },
      static_select: {
        selected_option: { ...option, value: pick(['daily', 'weekly 3', 'de', 'on', 'thread'], random) },
      },
      radio_buttons: { selected_option: { ...option, value: pick(['wrong', 'outdated', 'x'], random) } },
      checkboxes: { selected_options: random() < 0.5 ? [option] : [] },
      conversations_select: { selected_conversation: pick([...channels, null], random) },
    };
    return { type, ...(filled[type] as object | undefined) };
  };
  const submission = ({ forms }: Offered): Payload => {
    const { callback, metadata, inputs } =
      forms.length > 0
        ? pick(forms.slice(-20), random)
        : { callback: pick(ownForms, random), metadata: 'en', inputs: [] };
    const values = Object.fromEntries(inputs.map(({ block, action, type }) => [block, { [action]: field(type) }]));
    const view = { id: 'V1', type: 'modal', callback_id: callback, private_metadata: metadata, state: { values } };
    const body = { type: 'view_submission', ...common(), view: { ...view, team_id: team, blocks: [] } };
    return { kind: 'submission', encoding: 'payload', body };
  };
  const suggestion = (): Payload => {
    const view = { id: 'V1', type: 'modal', private_metadata: '{"channel":"C0ONE","language":"de"}' };
    const action_id = pick(['subscription.topics', 'subscription.zone'], random);
    const body = { type: 'block_suggestion', ...common(), action_id, block_id: action_id, value: words(), view };
    return { kind: 'suggestion', encoding: 'payload', body };
  };
  const shortcut = (): Payload => {
    if (random() < 0.3)
      return {
        kind: 'shortcut',
        encoding: 'payload',
        body: { type: 'shortcut', callback_id: 'ask_global', ...common() },
      };
    const channel = { id: pick(channels, random), name: 'room' };
    const body = { type: 'message_action', callback_id: 'ask_message', ...common(), channel, message: said() };
    return { kind: 'shortcut', encoding: 'payload', body: { ...body, response_url: responseUrl } };
  };

  const mention = () => event('mention', { type: 'app_mention', channel: pick(channels, random), ...said() });
  const home = () =>
    event('home', { type: 'app_home_opened', user: user(), channel: 'D0ADA', tab: pick(tabs, random) });
  const workflow = () => event('step', { type: 'function_executed', ...step(words(), pick(days, random), sent) });
  const removal = () => event('removal', pick(removals, random));
  // As often as each stands here.
  const kinds: readonly ((offered: Offered) => Payload)[] = [
    ...[mention, mention, message, message, command, command, command, click, click, click, click],
    ...[submission, submission, suggestion, shortcut, home, workflow, removal],
  ];
  return (offered: Offered): Payload => {
    sent += 1;
    return pick(kinds, random)(offered);
  };
}

const tabs = ['home', 'messages', 'about'];
const removals = [{ type: 'app_uninstalled' }, { type: 'tokens_revoked', tokens: { bot: ['UBOT'], oauth: ['U1'] } }];

function step(question: string, day: string, sent: number) {
  return {
    function: { id: 'Fn1', callback_id: 'answer', type: 'app' },
    function_execution_id: `Fx${sent}`,
    bot_access_token: 'xwfp-step-token',
    inputs: { question, ...(day !== '-' && { day }) },
  };
}
