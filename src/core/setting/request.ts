import { readLanguage } from '../subscription/language-name.ts';
import type { Preferences } from './setting.ts';

/** What a line about settings asks for. */
export type SettingRequest =
  | { kind: 'show' }
  | { kind: 'change'; change: Partial<Preferences> }
  /** A channel by what it is called, to be found. */
  | { kind: 'experts'; channel: string }
  | { kind: 'unknown' };

const on = /^(?:on|yes|an|ein|ja|开|開|オン|켬|켜기)$/i;
const off = /^(?:off|no|aus|nein|关|關|オフ|끔|끄기)$/i;
const usual = /^(?:auto|usual|default|none|off|no|standard)$/i;

/** Reads "", "language de", "answers ephemeral", "experts #trade", "quiet on", "feedback off". */
export function readSettingRequest(input: string): SettingRequest {
  const [name = '', ...rest] = input.trim().split(/\s+/);
  const value = rest.join(' ').replace(/^[=:]\s*/, '');
  if (name === '') return { kind: 'show' };
  switch (name.toLowerCase()) {
    case 'language': {
      if (usual.test(value)) return { kind: 'change', change: { language: null } };
      const language = readLanguage(value);
      return language ? { kind: 'change', change: { language } } : { kind: 'unknown' };
    }
    case 'answers': {
      const answers = (['thread', 'ephemeral'] as const).find((one) => one === value.toLowerCase());
      return answers ? { kind: 'change', change: { answers } } : { kind: 'unknown' };
    }
    case 'experts':
      if (usual.test(value)) return { kind: 'change', change: { experts: null } };
      return value === '' ? { kind: 'unknown' } : { kind: 'experts', channel: value };
    case 'quiet':
      return switched(value, (quiet) => ({ quiet }));
    case 'feedback':
      return switched(value, (feedback) => ({ feedback }));
    default:
      return { kind: 'unknown' };
  }
}

function switched(value: string, change: (isOn: boolean) => Partial<Preferences>): SettingRequest {
  if (on.test(value)) return { kind: 'change', change: change(true) };
  return off.test(value) ? { kind: 'change', change: change(false) } : { kind: 'unknown' };
}
