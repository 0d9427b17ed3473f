import type { InputBlock, PlainTextOption } from '@slack/types';
import { languages } from '../../core/language.ts';
import type { Preferences } from '../../core/setting/setting.ts';
import { type SettingWords, settingWords } from '../../core/setting/words.ts';
import { orApologise } from '../apology.ts';
import { say } from '../blocks.ts';
import { readKind, readPress } from '../buttons.ts';
import { deliver, type Place } from '../deliver.ts';
import { at } from '../desk.ts';
import { sayError } from '../failure.ts';
import { plain } from '../mrkdwn.ts';
import type { Feature } from '../parts.ts';
import { peopleWords } from '../words/people.ts';
import { form, type Opened, onSubmit, openForm } from './modal.ts';
import type { SettingShelf } from './ports.ts';

const settingsForm = 'people:settings';
/** What the button below the list of settings runs. */
const formLine = 'settings form';

export interface SettingParts {
  settings: SettingShelf;
  /** Whether the person may change what holds in channels. */
  mayChange: (team: string, user: string, channel: string) => Promise<boolean>;
}

/** The settings of a channel as a form. */
export function settingsFeature({ settings, mayChange }: SettingParts): Feature {
  return (app, desk) => {
    app.use(async ({ body, client, next, ...rest }) => {
      const pressed = readFormPress(body as unknown as Pressed);
      if (pressed === null) return next();
      const { ack, respond } = rest as unknown as {
        ack: () => Promise<void>;
        respond: (Place & { kind: 'asker' })['respond'];
      };
      await ack().catch((error: unknown) =>
        desk.log.warn('a click could not be acknowledged', { slack: sayError(error) }),
      );
      const here = at(desk, client);
      const { team, user, channel, language, trigger } = pressed;
      const tell = (message: Parameters<typeof deliver>[1]) => deliver({ kind: 'asker', respond }, message, here);
      await orApologise(here, { input: '', asker: { language, user } }, () => open(), tell);

      async function open(): Promise<unknown> {
        const words = settingWords(language);
        if (!(await mayChange(team, user, channel))) return tell(say(`${words.refused} ${words.refusedTip}`));
        const now = await settings.read(team, channel);
        const opened = { id: channel, language, channel, thread: null };
        return openForm(here, client, trigger, settingsView(opened, now, words));
      }
    });

    onSubmit(app, desk, settingsForm, async ({ id, team, user, language, read, tell }) => {
      const words = settingWords(language);
      if (!(await mayChange(team, user, id))) return tell(say(`${words.refused} ${words.refusedTip}`));
      await settings.write(team, id, user, {
        language: languages.find((one) => one === read('language')) ?? null,
        answers: read('answers') === 'ephemeral' ? 'ephemeral' : 'thread',
        experts: read('experts'),
        quiet: read('quiet') === 'on',
        feedback: read('feedback') !== 'off',
      });
      await tell(say(words.saved));
    });
  };
}

interface Pressed {
  type?: string;
  command?: string;
  text?: string;
  team_id?: string;
  user_id?: string;
  channel_id?: string;
  team?: { id: string } | null;
  user?: { id: string };
  channel?: { id: string };
  trigger_id?: string;
  actions?: { action_id: string; value?: string }[];
}

/** Who wants the form, and for which channel; null for everything else. */
function readFormPress(body: Pressed) {
  const { type, command, text, actions: [action] = [], trigger_id: trigger } = body;
  if (trigger === undefined) return null;
  if (command !== undefined) {
    const { team_id: team, user_id: user, channel_id: channel } = body;
    const isForm = text?.trim().toLowerCase() === formLine;
    return isForm && team && user && channel ? { team, user, channel, trigger, language: 'en' as const } : null;
  }
  const press =
    type === 'block_actions' && readKind(action?.action_id ?? '') === 'run' ? readPress(action?.value) : null;
  const { team, user, channel } = body;
  if (press?.input !== formLine || !team || !user || !channel) return null;
  return { team: team.id, user: user.id, channel: channel.id, trigger, language: press.language };
}

function settingsView(opened: Opened, now: Preferences, words: SettingWords) {
  const { names, hints, on, off } = words;
  const switched = (isOn: boolean) => (isOn ? 'on' : 'off');
  const onOff = [option(on, 'on'), option(off, 'off')];
  return form(settingsForm, opened, {
    title: words.title,
    submit: peopleWords(opened.language).save,
    blocks: [
      menu(
        'language',
        names,
        hints,
        [option(words.usual, 'usual'), ...languages.map((one) => option(one, one))],
        now.language ?? 'usual',
      ),
      menu(
        'answers',
        names,
        hints,
        [option(words.thread, 'thread'), option(words.ephemeral, 'ephemeral')],
        now.answers,
      ),
      {
        type: 'input',
        block_id: 'experts',
        optional: true,
        label: plain(names.experts, 150),
        hint: plain(hints.experts, 150),
        element: {
          type: 'conversations_select',
          action_id: 'experts',
          filter: { include: ['public', 'private'], exclude_bot_users: true, exclude_external_shared_channels: true },
          ...(now.experts && { initial_conversation: now.experts }),
        },
      },
      menu('quiet', names, hints, onOff, switched(now.quiet)),
      menu('feedback', names, hints, onOff, switched(now.feedback)),
    ],
  });
}

function menu(
  name: keyof Preferences,
  names: SettingWords['names'],
  hints: SettingWords['hints'],
  options: PlainTextOption[],
  chosen: string,
): InputBlock {
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'input',
    block_id: name,
    label: plain(names[name], 150),
    hint: plain(hints[name], 150),
    element: { type: 'static_select', action_id: name, options, ...(initial && { initial_option: initial }) },
  };
}

function option(label: string, value: string): PlainTextOption {
  return { text: plain(label, 75), value };
}
