import type { User } from '../shapes.ts';
import { h } from './dom.ts';

const hues = 6;

/** A coloured square with initials. The name always stands beside it. */
export function avatar(user: User | undefined, size: 'large' | 'small' = 'large'): HTMLElement {
  const name = user?.realName ?? '?';
  const initials = user?.isBot
    ? name.slice(0, 2)
    : name
        .split(' ')
        .map((part) => part.charAt(0))
        .join('');
  const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % hues;
  const look = user?.isBot ? 'hue-bot' : `hue-${hue}`;
  return h('span', { class: `avatar avatar-${size} ${look}`, 'aria-hidden': 'true' }, initials);
}
