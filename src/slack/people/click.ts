import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type Language, languages } from '../../core/language.ts';
import { orApologise } from '../apology.ts';
import { say } from '../blocks.ts';
import { deliver, type Place } from '../deliver.ts';
import { at, type Desk } from '../desk.ts';
import { sayError } from '../failure.ts';
import type { Message } from '../limits.ts';
import { idsOf } from './below.ts';

/** A click on one of the buttons of this folder. Ids are Slack's. */
export interface Click {
  /** What the button is about. */
  id: string;
  /** Words before the id in the value: the vote. */
  mark: string;
  language: Language;
  user: string;
  team: string;
  /** Where its message stands; null on a modal or the Home tab. */
  channel: string | null;
  /** The thread its message is in, or begins. */
  thread: string | null;
  message: string | null;
  trigger: string;
  client: WebClient;
  /** Says something to who clicked, and to nobody else. */
  tell: (message: Message) => Promise<void>;
}

/**
 * Listens for clicks on a button. Comes before the listener for buttons that run a line, and leaves it all others.
 * Whatever breaks, who clicked hears of it.
 */
export function onClick(app: App, desk: Desk, action: string, work: (click: Click) => Promise<void>): void {
  const ids = idsOf(action);
  app.use(async ({ body, client, next, ...rest }) => {
    const clicked = body as unknown as BlockAction;
    if (clicked.type !== 'block_actions' || !ids.test(clicked.actions[0]?.action_id ?? '')) return next();
    const { ack, respond } = rest as unknown as { ack: () => Promise<void>; respond: RespondFn };
    await ack().catch((error: unknown) =>
      desk.log.warn('a click could not be acknowledged', { slack: sayError(error) }),
    );
    const click = readClick(at(desk, client), clicked, respond);
    const { language, user, tell } = click;
    await orApologise(desk, { input: '', asker: { language, user } }, () => work(click), tell);
  });
}

function readClick(desk: Desk, body: BlockAction, respond: RespondFn): Click {
  const { container, channel, message, user, team, trigger_id: trigger } = body;
  const [action] = body.actions;
  const value = action && 'value' in action ? String(action.value) : '';
  const {
    mark = '',
    language = '',
    id = '',
  } = /^(?:(?<mark>up|down) )?(?<language>\w+) (?<id>.+)$/s.exec(value)?.groups ?? {};
  const ts = idOf(message?.ts) ?? idOf(container.message_ts);
  const thread = idOf(message?.thread_ts) ?? idOf(container.thread_ts) ?? (container.is_ephemeral ? null : ts);
  const place = channel && thread !== null ? { channel: channel.id, thread } : null;
  return {
    id,
    mark,
    language: languages.find((one) => one === language) ?? desk.bot.context().language,
    user: user.id,
    team: team?.id ?? '',
    channel: channel?.id ?? null,
    thread,
    message: container.is_ephemeral ? null : ts,
    trigger,
    client: desk.client,
    async tell(said) {
      const to: Place = place ? { kind: 'whisper', ...place, user: user.id } : { kind: 'asker', respond };
      await deliver(to, said, desk);
    },
  };
}

/** Says a sentence of our own to who clicked. */
export function tellPlainly({ tell }: Click, text: string): Promise<void> {
  return tell(say(text));
}

function idOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
