import { deliver, type Place } from '../deliver.ts';
import { at, type Desk } from '../desk.ts';
import { describeError } from '../log.ts';
import { outcomeOf } from '../outcome.ts';
import type { Feature } from '../parts.ts';
import { peopleWords } from '../words/people.ts';
import { addressOf, sayAgain } from './again.ts';
import { actions } from './below.ts';
import { type Click, onClick, tellPlainly } from './click.ts';
import { expertMessage, stateMessage } from './expert-message.ts';
import type { AnswerShelf, ExpertQuestion, ExpertShelf, KeptAnswer, SettingShelf } from './ports.ts';
import type { Who } from './who.ts';

export interface ExpertParts {
  answers: AnswerShelf;
  experts: ExpertShelf;
  settings: SettingShelf;
  who: Who;
  /** The experts' channel for what an answer is about ("topic/ndfeb-magnets"); null where none is configured. */
  channelFor: (entry: string | null) => string | null;
}

/** Ask an expert: puts a question into the experts' channel, once, and shows the asker how far it is. */
export function askExpertFeature(parts: ExpertParts): Feature {
  return (app, desk) => {
    onClick(app, desk, actions.expert, async (click) => {
      const { id, user, team, channel, language, client } = click;
      const words = peopleWords(language);
      // The button is not offered outside; a channel may have been shared since.
      if (await parts.who.isOutside(team, channel ?? user, user)) return tellPlainly(click, words.notHere);
      const kept = await parts.answers.find(id);
      if (kept?.team !== team) return tellPlainly(click, words.gone);
      const target = (await parts.settings.read(team, kept.channel)).experts ?? parts.channelFor(kept.entry);
      const { experts: names } = desk.bot.context().base.about;
      if (target === null) {
        return tellPlainly(click, names.length > 0 ? words.expertsAre(names.join(', ')) : words.noExperts);
      }
      await handOn(at(desk, client), parts, kept, target, click);
    });
  };
}

async function handOn(desk: Desk, parts: ExpertParts, kept: KeptAnswer, target: string, click: Click): Promise<void> {
  const { user, channel, thread, tell } = click;
  const asked = channel !== null && thread !== null ? { channel, ts: thread } : { channel: user, ts: '' };
  const { question, isMine } = await parts.experts.reserve(kept, { asker: user, asked, experts: target });
  if (!isMine) return tell(stateMessage(question));
  await post(desk, parts, question, kept);
  const message = stateMessage(question);
  const at = await sayToAsker(desk, question, message);
  if (at) await parts.experts.placeState(question.id, at);
}

async function post(desk: Desk, { experts, settings }: ExpertParts, question: ExpertQuestion, kept: KeptAnswer) {
  const { channel } = question.experts;
  const { language } = await settings.read(question.team, channel);
  const message = expertMessage({
    question,
    reply: sayAgain(desk.bot, kept),
    address: await addressOf(desk, kept),
    language: language ?? desk.bot.context().language,
  });
  try {
    const ts = await deliver({ kind: 'channel', channel }, message, desk);
    if (ts !== null) await experts.place(question.id, ts);
  } catch (error) {
    // What may have been posted keeps its reservation, so that a second click does not post it again at once.
    if (outcomeOf(error).kind !== 'unknown') await experts.drop(question.id);
    throw error;
  }
}

/** Says something where the question was asked: in its thread, or in private where only the asker saw it. */
export async function sayToAsker(
  desk: Desk,
  { asked }: ExpertQuestion,
  message: Parameters<typeof deliver>[1],
): Promise<{ channel: string; ts: string } | null> {
  const { channel, ts: thread } = asked;
  if (thread === '') {
    // A person's id as channel is their direct message with the bot, whose own id comes back.
    const { channel: direct, ts } = await desk.client.chat.postMessage({ ...message, channel, unfurl_links: false });
    return direct && ts ? { channel: direct, ts } : null;
  }
  const place: Place = { kind: 'thread', channel, thread };
  const ts = await deliver(place, message, desk);
  return ts === null ? null : { channel, ts };
}

/** Brings both messages about a question up to date. What cannot be changed stays as it is: it only shows a state. */
export async function refresh(desk: Desk, parts: ExpertParts, question: ExpertQuestion): Promise<void> {
  const { experts, state, answer, team } = question;
  const kept = answer === null ? null : await parts.answers.find(answer);
  const { language } = await parts.settings.read(team, experts.channel);
  const message = expertMessage({
    question,
    reply: kept && sayAgain(desk.bot, kept),
    address: kept && (await addressOf(desk, kept)),
    language: language ?? desk.bot.context().language,
  });
  if (experts.ts !== null) await change(desk, { channel: experts.channel, ts: experts.ts }, message);
  if (state) await change(desk, state, stateMessage(question));
}

async function change(
  desk: Desk,
  { channel, ts }: { channel: string; ts: string },
  message: ReturnType<typeof stateMessage>,
): Promise<void> {
  try {
    await desk.client.chat.update({ ...message, channel, ts });
  } catch (error) {
    desk.log.warn('a message about a question for experts stays as it was', { error: describeError(error) });
  }
}
