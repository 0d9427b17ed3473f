import { isFields } from '../fields.ts';
import { click, useShortcut } from '../person/clicks.ts';
import { close, submit } from '../person/forms.ts';
import { suggest } from '../person/menus.ts';
import { giveCommand, say } from '../person/speech.ts';
import { openTab } from '../person/tabs.ts';
import type { Platform } from '../platform.ts';
import type { Outcome, Wish } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import type { Hooks } from './gateway.ts';

type Result = Pick<Outcome, 'errors' | 'options' | 'ts'>;

/** Does what the page asks for, as the person in front of it. Throws SlackError where that cannot be. */
export async function grant(
  platform: Platform,
  hooks: Hooks,
  days: { chosen: string | null },
  user: string,
  wish: Wish,
): Promise<Result> {
  if (!isSound(wish)) throw new SlackError('invalid_arguments');
  switch (wish.do) {
    case 'say':
      return { ts: say(platform, user, wish).ts };
    case 'slash':
      await giveCommand(platform, user, wish.channel, wish.text);
      return {};
    case 'click':
      await click(platform, user, wish);
      return {};
    case 'suggest':
      return { options: await suggest(platform, user, wish) };
    case 'submit': {
      const errors = await submit(platform, user, wish.view, wish.state);
      return errors === null ? {} : { errors };
    }
    case 'close':
      await close(platform, user, wish.view, wish.all);
      return {};
    case 'home':
    case 'messages':
      openTab(platform, user, wish.do);
      return {};
    case 'shortcut':
      await useShortcut(platform, user, wish.callbackId, messageOf(wish));
      return {};
    case 'day':
      setDay(platform, hooks, days, wish.day);
      return {};
    case 'morning':
      if (!hooks.nextMorning) throw new SlackError('invalid_arguments');
      setDay(platform, hooks, days, dayAfter(hooks.today()));
      await hooks.nextMorning();
      return {};
    default:
      throw new SlackError('invalid_arguments');
  }
}

/** The page is ours, but what comes over the wire is looked at all the same. */
function isSound(wish: Wish): boolean {
  const { do: kind, ...rest } = wish as unknown as Record<string, unknown>;
  const texts = ['channel', 'text', 'thread', 'view', 'blockId', 'actionId', 'callbackId', 'ts', 'query'];
  const objects = ['target', 'value', 'state'];
  const required: Record<string, string[]> = {
    say: ['channel', 'text'],
    slash: ['channel', 'text'],
    click: ['target', 'blockId', 'actionId'],
    suggest: ['view', 'blockId', 'actionId', 'query'],
    submit: ['view', 'state'],
    close: ['view'],
    shortcut: ['callbackId'],
  };
  return (
    Object.entries(rest).every(
      ([key, value]) =>
        (!texts.includes(key) || typeof value === 'string') && (!objects.includes(key) || isFields(value)),
    ) && (required[String(kind)] ?? []).every((key) => key in rest)
  );
}

function messageOf({ channel, ts }: Wish & { do: 'shortcut' }): { channel: string; ts: string } | undefined {
  return channel === undefined || ts === undefined ? undefined : { channel, ts };
}

function setDay({ workspace }: Platform, hooks: Hooks, days: { chosen: string | null }, day: string | null): void {
  if (day !== null && (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))))
    throw new SlackError('invalid_day');
  days.chosen = day;
  hooks.setToday?.(day);
  workspace.announce({ type: 'day', day, today: hooks.today() });
}

function dayAfter(day: string): string {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + 1);
  return time.toISOString().slice(0, 10);
}
