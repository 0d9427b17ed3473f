import type { Language } from '../../core/language.ts';
import type { Office, Spot } from '../../core/office.ts';
import { mayChange } from '../../core/subscription/place.ts';
import { subscriptionWords } from '../../core/subscription/words/words.ts';
import { type Subscriptions, usualWish } from '../../core/subscription.ts';
import { again } from '../deliver.ts';
import type { Pressed } from '../press.ts';
import { buildForm } from './form.ts';

/** What the form needs of what the deployment keeps, as a person in a place sees it. */
export type SubscriptionOffice = (spot: Spot) => Pick<Office, 'zone'> & { subscriptions: Subscriptions };

/** Whose subscription the form is for, and the language to speak; null for that of the person. */
interface Opening {
  channel: string;
  language: Language | null;
}

/**
 * Opens the form of a channel's subscription, filled with what it wishes now.
 *
 * @returns null, or why it was not opened, in words for the person
 */
export async function openForm(
  office: SubscriptionOffice,
  { desk, team = '', channel: here = '', user, trigger, view: below }: Pressed,
  { channel, language: given }: Opening,
): Promise<string | null> {
  const spot = { team, channel: here, user };
  const { subscriptions, zone } = office(spot);
  // Slack takes the trigger for three seconds only.
  const [before, place, usualZone, locale] = await Promise.all([
    subscriptions.find(channel),
    subscriptions.place(channel),
    zone(),
    subscriptions.language(),
  ]);
  const { base, language: usual } = desk.bot.context();
  const language = given ?? locale ?? usual;
  const words = subscriptionWords(language);
  if (!mayChange(channel, before, spot)) return `${words.notYours} ${words.notYoursTip}`;
  if (place === null) return `${words.notMember} ${words.notMemberTip}`;

  const name = place.name ?? (channel.startsWith('D') ? words.directMessage : words.here);
  const view = buildForm({ channel, language }, before ?? usualWish(usualZone, language), name, base);
  const { client } = desk;
  await again(desk, () =>
    below === null
      ? client.views.open({ trigger_id: trigger, view })
      : client.views.push({ trigger_id: trigger, view }),
  );
  return null;
}
