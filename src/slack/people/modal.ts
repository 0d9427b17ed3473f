import type { App, SlackViewAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView, PlainTextInput } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { type Language, languages } from '../../core/language.ts';
import { orApologise } from '../apology.ts';
import { again, deliver } from '../deliver.ts';
import { at, type Desk } from '../desk.ts';
import { sayError } from '../failure.ts';
import { limits, type Message } from '../limits.ts';
import { plain } from '../mrkdwn.ts';
import { isId, isTime } from '../transport/shape.ts';
import { peopleWords } from '../words/people.ts';
import type { Click } from './click.ts';

/** What a submitted form of this folder holds. */
export interface Submitted {
  /** What the form is about. */
  id: string;
  language: Language;
  user: string;
  team: string;
  /** Where the form was opened; null when that was no channel. */
  channel: string | null;
  client: WebClient;
  /** What was typed or chosen, by the name of the input; null for what was left empty. */
  read: (input: string) => string | null;
  /** Says something to who sent it: where the form was opened, or else in their direct message with the bot. */
  tell: (message: Message) => Promise<void>;
}

/** What a form is about, and where it was opened. Comes back with it. */
export type Opened = Pick<Click, 'id' | 'language' | 'channel' | 'thread'>;

/** A form to fill in and send. */
export function form(
  callback: string,
  { id, language, channel, thread }: Opened,
  { title, submit, blocks }: { title: string; submit: string; blocks: ModalView['blocks'] },
): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: writeOpened({ id, language, channel, thread }),
    title: plain(title, limits.viewTitle),
    submit: plain(submit, limits.viewTitle),
    close: plain(peopleWords(language).cancel, limits.viewTitle),
    blocks,
  };
}

/** A field for several lines of text. */
export function longText(actionId: string, maxLength: number): PlainTextInput {
  return { type: 'plain_text_input', action_id: actionId, multiline: true, max_length: maxLength };
}

export async function openForm(desk: Desk, client: WebClient, trigger: string, view: ModalView): Promise<void> {
  await again(desk, () => client.views.open({ trigger_id: trigger, view }));
}

/** Listens for a form. It closes at once; whatever breaks after that, who sent it hears of it. */
export function onSubmit(app: App, desk: Desk, callback: string, work: (submitted: Submitted) => Promise<void>): void {
  app.view({ type: 'view_submission', callback_id: callback }, async ({ ack, body, client }) => {
    await ack().catch((error: unknown) =>
      desk.log.warn('a form could not be acknowledged', { slack: sayError(error) }),
    );
    const submitted = readSubmitted(at(desk, client), body);
    const { language, user, tell } = submitted;
    await orApologise(desk, { input: '', asker: { language, user } }, () => work(submitted), tell);
  });
}

function readSubmitted(desk: Desk, body: SlackViewAction): Submitted {
  const { view, user, team } = body as ViewSubmitAction;
  const { id, language, channel, thread } = readOpened(view.private_metadata);
  const { client } = desk;
  return {
    id,
    language: language ?? desk.bot.context().language,
    user: user.id,
    team: team?.id ?? '',
    channel,
    client,
    read(input) {
      const fields = Object.values(view.state.values).flatMap((block) => Object.entries(block));
      const field = fields.find(([name]) => name === input)?.[1];
      return field?.value ?? field?.selected_option?.value ?? field?.selected_conversation ?? null;
    },
    async tell(message) {
      try {
        if (channel !== null) {
          const here = { channel, user: user.id, ...(thread !== null && { thread_ts: thread }) };
          return void (await again(desk, () => client.chat.postEphemeral({ ...message, ...here })));
        }
      } catch (error) {
        // A command may be given where the bot is no member, and may say nothing.
        desk.log.debug('a word about a form goes to the person instead', { slack: sayError(error) });
      }
      await deliver({ kind: 'channel', channel: user.id }, message, desk);
    },
  };
}

const none = '-';

function writeOpened({ id, language, channel, thread }: Opened): string {
  return [language, channel ?? none, thread ?? none, id].join(' ');
}

/** What was written. Whatever else comes back in its place goes into no call. */
function readOpened(metadata: string): Omit<Opened, 'language'> & { language: Language | undefined } {
  const [language, channel, thread, ...id] = metadata.split(' ');
  return {
    id: id.join(' '),
    language: languages.find((one) => one === language),
    channel: channel !== undefined && channel !== none && isId(channel) ? channel : null,
    thread: thread !== undefined && thread !== none && isTime(thread) ? thread : null,
  };
}
