import type { App } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import { inLanguage, type Language, languages } from '../../core/language.ts';
import type { Reply } from '../../core/reply.ts';
import { searchTopics, searchZones } from '../../core/subscription/search.ts';
import { lineFor } from '../../core/subscription/shown.ts';
import { orApologise } from '../apology.ts';
import { section } from '../blocks/request.ts';
import { render, say } from '../blocks.ts';
import { readPress } from '../buttons.ts';
import { again, deliver } from '../deliver.ts';
import { admit, at, type Desk } from '../desk.ts';
import { limits, type Message } from '../limits.ts';
import { mention, plain } from '../mrkdwn.ts';
import type { Feature } from '../parts.ts';
import { onPress, onWord, type Pressed, tellPresser } from '../press.ts';
import { subscribeLabels } from '../words/subscribe.ts';
import { readForm, readOrigin } from './filled.ts';
import { fields, formId, option, topicOptions } from './form.ts';
import { openForm, type SubscriptionOffice } from './open.ts';
import { formChannel, pressIds } from './press.ts';

/** Slack shows at most so many options of a menu. */
const mostOptions = 100;

/**
 * The form of subscriptions, and the buttons that open it or stop one.
 *
 * @param office what the deployment keeps, as a person in a place sees it
 */
export function subscribeFeature(office: SubscriptionOffice): Feature {
  return (app, desk) => {
    const show = async (pressed: Pressed, channel: string, language: Language | null) => {
      const { desk: here, team = '', user } = pressed;
      const admission = await admit(here, { asker: { team, channel, user } }, { isCounted: true });
      if (!admission.ok) return tellPresser(pressed, admission.message);
      const refused = await openForm(office, pressed, { channel, language });
      if (refused !== null) await tellPresser(pressed, say(refused));
    };
    onWord(app, desk, 'subscribe', (pressed) => show(pressed, pressed.channel ?? '', null));
    onPress(app, desk, pressIds.change, (pressed) => show(pressed, pressed.channel ?? '', readLanguage(pressed.value)));
    onPress(
      app,
      desk,
      'run',
      (pressed) => show(pressed, formChannel(pressed.value) ?? '', readPress(pressed.value)?.language ?? null),
      (value) => formChannel(value) !== null,
    );
    onPress(app, desk, pressIds.stop, stop);
    listenToForm(app, desk);
    listenToMenus(app, desk);
  };
}

function readLanguage(value: string): Language {
  return languages.find((language) => language === value) ?? 'en';
}

/** Ends the announcements of a channel, and says under the one with the button who did it. */
async function stop(pressed: Pressed): Promise<void> {
  const { desk, user, team = '', channel = '', thread, value } = pressed;
  const language = readLanguage(value);
  const reply = await desk.bot.perform('unsubscribe', { team, channel, user, language });
  if (reply.kind === 'problem' || thread === undefined) return tellPresser(pressed, shown(desk, reply, 'unsubscribe'));
  // Our own words around a mention: nothing in them is left to escape.
  const text = subscribeLabels(language).stoppedBy(mention(user));
  await deliver({ kind: 'thread', channel, thread }, { text, blocks: [section(text)] }, desk);
}

function shown({ bot }: Desk, reply: Reply, input: string): Message {
  const disclaimer = inLanguage(bot.context().base.about.disclaimer, reply.language);
  return render(reply, { input, offset: 0, shareable: false, disclaimer });
}

/** The form was sent: does what the line says that asks for the same, and shows what became of it. */
function listenToForm(app: App, desk: Desk): void {
  app.view({ callback_id: formId, type: 'view_submission' }, async ({ ack, body, view, client }) => {
    const here = at(desk, client);
    const origin = readOrigin(view.private_metadata);
    if (origin === null) return ack();
    const { channel, language } = origin;
    const refuse = (message: string) =>
      ack({ response_action: 'errors', errors: { [fields.topics]: plain(message, limits.section).text } });
    const filled = readForm(view, language);
    if (!filled.ok) return ack({ response_action: 'errors', errors: filled.errors });

    const { id: user } = body.user;
    const asker = { team: body.team?.id ?? view.team_id, channel, user, language };
    const input = lineFor(channel, filled.wish);
    const work = async () => {
      const admission = await admit(here, { asker }, { isCounted: true });
      if (!admission.ok) return refuse(admission.message.text);
      const reply = await here.bot.perform(input, asker);
      if (reply.kind === 'problem') return refuse(`${reply.message} ${reply.tip}`);
      await ack();
      await whisper(here, shown(here, reply, input), { channel, user });
    };
    await orApologise(here, { input, asker }, work, ({ text }) => refuse(text));
  });
}

/** Says something to one person: in the channel, or directly where they are not in it any more. */
async function whisper(
  desk: Desk,
  message: Message,
  { channel, user }: { channel: string; user: string },
): Promise<void> {
  const { client } = desk;
  try {
    await again(desk, () => client.chat.postEphemeral({ ...message, channel, user }));
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    await deliver({ kind: 'channel', channel: user }, message, desk);
  }
}

/** The menus of the form that are searched: topics and time zones. */
function listenToMenus(app: App, desk: Desk): void {
  app.options<'block_suggestion'>({ type: 'block_suggestion', action_id: fields.topics }, async ({ ack, body }) => {
    const { base, language: usual } = desk.bot.context();
    const language = readOrigin(body.view?.private_metadata)?.language ?? usual;
    const found = searchTopics(base, body.value, language, mostOptions);
    await ack({ options: topicOptions(found, base, language) });
  });
  app.options<'block_suggestion'>({ type: 'block_suggestion', action_id: fields.zone }, async ({ ack, body }) => {
    await ack({ options: searchZones(body.value, mostOptions).map((zone) => option(zone, zone)) });
  });
}
