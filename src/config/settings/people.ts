import { z } from 'zod';
import { list, oneOf, type Setting, text, whole } from '../setting.ts';

const copyId = 'In Slack, open the profile or channel details and copy the id at the end of it, like';
const user = /^[UW][A-Z0-9]{2,}$/;
const workspace = /^[TE][A-Z0-9]{2,}$/;
const channel = /^[CG][A-Z0-9]{2,}$/;

/** Who may do what, and who is asked. */
export const peopleSettings = {
  ADMINS: {
    about: 'User ids of those who may change settings for a whole workspace.',
    schema: list(user, 'is not a list of user ids'),
    tip: `${copyId} U012ABCDEF.`,
    otherwise: "the workspace's own admins",
  },
  CURATORS: {
    about: 'User ids of those who look after the knowledge: they see gaps and approve announcements.',
    schema: list(user, 'is not a list of user ids'),
    tip: `${copyId} U012ABCDEF.`,
    otherwise: 'nobody',
  },
  ALLOWED_WORKSPACES: {
    about: 'Ids of the workspaces or organisations that may use the bot.',
    schema: list(workspace, 'is not a list of workspace ids'),
    tip: 'They begin with T or E and stand in the address of Slack in a browser.',
    otherwise: 'all that have it installed',
  },
  ALLOWED_CHANNELS: {
    about: 'Ids of the channels in which the bot answers; direct messages are always allowed.',
    schema: list(channel, 'is not a list of channel ids'),
    tip: `${copyId} C012ABCDEF.`,
    otherwise: 'all it is in',
  },
  RATE_LIMIT_PER_MINUTE: {
    about: 'How many questions, clicks and forms of one person are answered in a minute.',
    schema: whole(1, 10_000).default(20),
    tip: 'Use a whole number above 0.',
  },
  EXPERTS_CHANNEL: {
    about: 'Where questions go that are handed to an expert.',
    schema: text(channel, 'is no channel id').optional(),
    tip: `${copyId} C012ABCDEF; then invite the bot there.`,
    otherwise: 'nobody can be asked',
  },
  EXPERTS_BY_TOPIC: {
    about: 'Other channels for some topics, by the ids of the knowledge: ndfeb-magnets=C012ABCDEF,licences=C034GHIJKL',
    schema: z
      .string()
      .transform((value) => value.split(/[\s,]+/).filter(Boolean))
      .refine((pairs) => pairs.every((pair) => /^[a-z0-9-]+=[CG][A-Z0-9]{2,}$/.test(pair)), {
        message: 'is not a list like topic=C012ABCDEF',
      })
      .transform((pairs) => new Map(pairs.map((pair) => pair.split('=') as [string, string])))
      .prefault(''),
    tip: 'Topics are the ids under knowledge/topics.',
    otherwise: 'EXPERTS_CHANNEL for all',
  },
  REPAIR_DAYS: {
    about: 'For how many days an answer is watched, and its asker told when a later edit changes it.',
    schema: whole(0, 365).default(30),
    tip: 'Use a number of days; 0 tells nobody.',
  },
  FEEDS: {
    about:
      'Who may read the calendar and feeds: nobody (off), who knows their secret address (secret), anybody (public).',
    schema: oneOf(['off', 'secret', 'public']).optional(),
    tip: 'Use secret with FEED_SECRET, or public where anybody may see what you follow.',
    otherwise: 'secret with FEED_SECRET, else off',
  },
  FEED_SECRET: {
    about: 'Stands in the addresses of the feeds. A new one ends all addresses given out.',
    schema: text(/^[\w.~-]{32,}$/, 'is not made of 32 or more letters, digits and - _ . ~').optional(),
    tip: 'Make one up, for example with: openssl rand -hex 32',
    secret: true,
  },
} satisfies Record<string, Setting>;
