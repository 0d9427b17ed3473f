import type { Button } from '@slack/types';
import type { Language } from '../../core/language.ts';
import { limits } from '../limits.ts';
import { plain } from '../mrkdwn.ts';
import { subscribeLabels } from '../words/subscribe.ts';
import { pressIds } from './press.ts';

/** What stands under an announcement: whoever reads it can change it or stop it for the channel. */
export function announcementButtons(language: Language): Button[] {
  const words = subscribeLabels(language);
  return [
    {
      type: 'button',
      action_id: pressIds.change,
      value: language,
      text: plain(words.change, limits.buttonText),
    },
    {
      type: 'button',
      action_id: pressIds.stop,
      value: language,
      text: plain(words.stop, limits.buttonText),
      confirm: {
        title: plain(words.stopTitle, 100),
        text: plain(words.stopText, 300),
        confirm: plain(words.stopConfirm, 30),
        deny: plain(words.stopDeny, 30),
        style: 'danger',
      },
    },
  ];
}
