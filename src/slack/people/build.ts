import { randomUUID } from 'node:crypto';
import { type Preferences, usualPreferences } from '../../core/setting/setting.ts';
import { say } from '../blocks.ts';
import type { Asker } from '../bot.ts';
import { describeError, type Log } from '../log.ts';
import { peopleWords } from '../words/people.ts';
import { belowBlocks } from './below.ts';
import type { Admission, ListReply, People } from './people.ts';
import type { AnswerShelf, SettingShelf } from './ports.ts';
import type { RateLimit } from './rate.ts';
import { type AnswerReply, isAnswer } from './records.ts';
import type { Who } from './who.ts';

export interface PeopleParts {
  answers: AnswerShelf;
  settings: SettingShelf;
  who: Who;
  rate: RateLimit;
  /** For the kind word of the limit. */
  perMinute: number;
  /** Ids of workspaces or organisations, and of channels, that are answered; everywhere where a list is empty. */
  allowed: { workspaces: readonly string[]; channels: readonly string[] };
  /** The organisation a workspace belongs to, where that is known. */
  organisationOf: (team: string) => Promise<string | undefined>;
  log: Log;
}

/** Limits before an answer, and what people can do with it after. */
export function buildPeople(parts: PeopleParts): People {
  const { answers: shelf, settings, who, rate, allowed, log } = parts;

  async function orElse<T>(what: string, instead: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      log.error(what, { error: describeError(error) });
      return instead;
    }
  }

  const preferencesAt = ({ team, channel }: Asker): Promise<Preferences> =>
    team === undefined || channel === undefined
      ? Promise.resolve(usualPreferences)
      : orElse('the settings of a channel could not be read', usualPreferences, () => settings.read(team, channel));

  /** Direct messages are in no list of channels, and allowed wherever the workspace is. */
  async function isAllowed({ team, channel }: Asker): Promise<boolean> {
    const { workspaces, channels } = allowed;
    const inChannel =
      channels.length === 0 || channel === undefined || channel.startsWith('D') || channels.includes(channel);
    if (!inChannel || workspaces.length === 0) return inChannel;
    if (team === undefined || workspaces.includes(team)) return team !== undefined;
    const organisation = await orElse('the organisation of a workspace could not be read', undefined, () =>
      parts.organisationOf(team),
    );
    return organisation !== undefined && workspaces.includes(organisation);
  }

  return {
    async admit(asker, { isCounted = false } = {}): Promise<Admission> {
      const { language: set, answers: where } = await preferencesAt(asker);
      const words = peopleWords(asker.language ?? set ?? 'en');
      if (!(await isAllowed(asker))) return { ok: false, message: say(words.notAllowed), told: false };
      const verdict = asker.user === undefined || isCounted ? 'ok' : rate.take(`${asker.team ?? ''} ${asker.user}`);
      if (verdict !== 'ok')
        return { ok: false, message: say(words.tooFast(parts.perMinute)), told: verdict === 'silent' };
      return { ok: true, ...(set && { language: set }), ephemeral: where === 'ephemeral' };
    },

    async below(reply, asker, id = randomUUID()) {
      const { team, channel, user } = asker;
      if (!isAnswer(reply) || team === undefined || channel === undefined || user === undefined) return null;
      const [{ feedback }, outside] = await Promise.all([preferencesAt(asker), who.isOutside(team, channel, user)]);
      const offer = { feedback, expert: !outside, tell: !outside && lacksAnswer(reply) };
      return { id, blocks: belowBlocks(id, reply.language, offer), outside };
    },

    keepList: (reply, asker) =>
      orElse('a checked list could not be kept', undefined, async () => {
        const { team, user, on } = asker;
        const answers = answersOf(reply);
        if (team === undefined || user === undefined || answers === null) return;
        const question = reply.items.map(({ item }) => item.given).join('; ');
        const outside = await who.isOutside(team, directMessage, user);
        const where = { channel: directMessage, thread: null, message: null, ephemeral: false };
        const dated = on !== undefined;
        await shelf.keep({
          ...where,
          id: randomUUID(),
          team,
          user,
          question,
          again: null,
          dated,
          outside,
          reply: answers,
        });
      }),

    keep: (given) =>
      orElse('a given answer could not be kept', undefined, async () => {
        await shelf.keep(given);
      }),
  };
}

/** Stands for the direct message of a person, whose own id only a post there would tell. */
const directMessage = 'D';

/** A checked list as the answers in it; null for one without any. */
function answersOf({ items, language, asOf, revision }: ListReply): AnswerReply | null {
  const [first, ...others] = items.map(({ question, answer }) => ({ ...answer, question, again: question }));
  return first ? { kind: 'answers', answers: [first, ...others], rest: [], language, asOf, revision } : null;
}

/** Whether a question in it got no answer. */
function lacksAnswer(reply: AnswerReply): boolean {
  const answers = reply.kind === 'answer' ? [reply.answer] : reply.answers;
  return answers.some(({ outcome }) => outcome === 'no_answer');
}
