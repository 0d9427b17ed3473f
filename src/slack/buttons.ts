import type { Button } from '@slack/types';
import { type Day, isDay } from '../core/day.ts';
import { type Language, languages } from '../core/language.ts';
import { limits } from './limits.ts';
import { plain } from './mrkdwn.ts';

/** `run` answers an input line in place, `open` in a modal, `share` for all in the channel. */
export const pressKinds = ['run', 'open', 'share'] as const;
export type PressKind = (typeof pressKinds)[number];

/** What a button stands for. Travels in its value, which only this bot reads. */
export interface Press {
  language: Language;
  /** The day the reply held for; the button stays on it, whenever it is pressed. */
  on?: Day;
  /** How many items of the reply were shown before. */
  offset: number;
  /** The input line to run. */
  input: string;
}

/** Longer lines get no button: cut short, they would ask something else. */
const maxInput = 1_000;

export function fitsButton(input: string): boolean {
  return input.length <= maxInput;
}

/** A button, or null when it has no input line, or one too long to be kept whole. */
export function button(kind: PressKind, label: string, press: Press): Button | null {
  if (press.input === '' || !fitsButton(press.input)) return null;
  return {
    type: 'button',
    text: plain(label, limits.buttonText),
    action_id: kind,
    // A screen reader would else hear the same word on every one of these.
    ...(kind === 'open' && {
      accessibility_label: plain(`${label}: ${press.input.replace(/^rule /, '')}`, limits.buttonText).text,
    }),
    value: `${press.language} ${press.on ?? '-'} ${press.offset} ${press.input}`,
  };
}

/** Reads a button's value back; null for anything this version did not write. */
export function readPress(value: string | undefined): Press | null {
  const groups = /^(?<language>\w+) (?<on>[-\d]+) (?<offset>\d{1,6}) (?<input>.+)$/s.exec(value ?? '')?.groups;
  if (!groups) return null;
  const { on = '', offset = '', input = '' } = groups;
  const language = languages.find((one) => one === groups.language);
  if (!language || (on !== '-' && !isDay(on))) return null;
  return { language, offset: Number(offset), input, ...(on !== '-' && { on }) };
}

/** The kind in an action id, which ends in a number of its own: `run.3`. */
export function readKind(actionId: string): PressKind | null {
  return pressKinds.find((kind) => kind === actionId.split('.')[0]) ?? null;
}
