import type { AckFn, App, RespondFn, ViewResponseAction } from '@slack/bolt';
import { languages } from '../core/language.ts';
import { asModal } from './blocks.ts';
import type { Asker } from './bot.ts';
import { readPress } from './buttons.ts';
import { again, deliver } from './deliver.ts';
import { at, type Desk } from './desk.ts';
import { sayError } from './failure.ts';
import type { Message } from './limits.ts';

/** What somebody did, as Slack tells of it: a command, a click, a form that was sent, a shortcut. */
interface Action {
  type?: string;
  command?: string;
  team_id?: string;
  channel_id?: string;
  user_id?: string;
  trigger_id?: string;
  team?: { id: string } | null;
  user?: { id: string; team_id?: string };
  channel?: { id: string };
  container?: { type?: string };
  actions?: { action_id?: string; value?: unknown }[];
  view?: {
    id: string;
    type?: string;
    team_id?: string;
    callback_id?: string;
    private_metadata?: string;
    blocks?: { type: string; block_id?: string }[];
  };
}

interface Means {
  ack: AckFn<ViewResponseAction | undefined>;
  respond?: RespondFn;
}

const gated = new Set(['block_actions', 'view_submission', 'message_action', 'shortcut']);

/** What experts and those who run the bot do, in a channel of their own, which need not be one that is answered. */
const staff = /^(?:announce_|people:(?:take|reply|draft|resolve|answer)\b)/;

/**
 * Lets nobody do anything where the bot is not to answer, or more often than it answers one person, and says so kindly.
 * Comes before all other listeners. Events pass: questions are admitted when they are answered.
 */
export function listenAtGate(app: App, desk: Desk): void {
  const { people } = desk;
  if (people === undefined) return;
  app.use(async ({ body, client, next, ...means }) => {
    const action = body as unknown as Action;
    if (action.command === undefined && !gated.has(action.type ?? '')) return next();
    if (staff.test(action.actions?.[0]?.action_id ?? action.view?.callback_id ?? '')) return next();
    // A shortcut for everywhere only opens a form: sending that is what counts.
    const admission = await people.admit(askerOf(action), { isCounted: action.type === 'shortcut' });
    if (admission.ok) return next();
    await refuse(at(desk, client), action, means as unknown as Means, admission).catch((error: unknown) =>
      desk.log.warn('a refusal could not be said', { slack: sayError(error) }),
    );
  });
}

function askerOf(action: Action): Asker {
  const { team, user, channel, view } = action;
  const teamId = team?.id ?? action.team_id ?? user?.team_id ?? view?.team_id;
  const userId = user?.id ?? action.user_id;
  const channelId = channel?.id ?? action.channel_id;
  const language = spokenIn(action);
  return {
    ...(teamId !== undefined && { team: teamId }),
    ...(userId !== undefined && { user: userId }),
    ...(channelId !== undefined && { channel: channelId }),
    ...(language !== undefined && { language }),
  };
}

/** The language of the button or form; forms carry it first, or by its name. */
function spokenIn({ actions: [action] = [], view }: Action) {
  const pressed = typeof action?.value === 'string' ? readPress(action.value)?.language : undefined;
  const carried = /^(?:\{.*"language":")?(\w\w)\b/.exec(view?.private_metadata ?? '')?.[1];
  return pressed ?? languages.find((language) => language === carried);
}

/** Where it is a modal it is gone once closed, and is said each time; a message is not said again so soon. */
async function refuse(
  desk: Desk,
  action: Action,
  { ack, respond }: Means,
  { message, told }: { message: Message; told: boolean },
): Promise<void> {
  const { type, trigger_id: trigger, container, view: below, command } = action;
  const { client } = desk;
  const language = spokenIn(action) ?? desk.bot.context().language;
  const view = asModal(message, language, 'problem');
  if (type === 'view_submission') {
    // What was typed stays.
    const field = below?.blocks?.find((block) => block.type === 'input')?.block_id;
    return field === undefined
      ? ack({ response_action: 'update', view })
      : ack({ response_action: 'errors', errors: { [field]: message.text } });
  }
  await ack();
  const inMessage = command !== undefined || (type === 'block_actions' && container?.type === 'message');
  if (inMessage && respond) {
    if (!told) await deliver({ kind: 'asker', respond }, message, desk);
  } else if (trigger !== undefined) {
    await again(desk, () =>
      below?.type === 'modal'
        ? client.views.push({ trigger_id: trigger, view })
        : client.views.open({ trigger_id: trigger, view }),
    );
  }
}
