import { type KnowledgeBase, withBroader } from '../core/base.ts';
import type { ExpertQuestion, ExpertShelf } from '../slack/people/ports.ts';
import {
  dropExpertThread,
  findExpertThread,
  isOpened,
  placeAskerState,
  placeExpertThread,
  reserveExpertThread,
  stepExpertThread,
} from '../store/expert-threads.ts';
import type { ExpertThread } from '../store/schema.ts';
import type { Store } from '../store/session.ts';
import { languageOf } from './records.ts';

/** Where questions go: channel ids. */
export interface ExpertChannels {
  /** Null for nowhere. */
  usual: string | null;
  /** By topic; what belongs to a topic goes with it. */
  byTopic: ReadonlyMap<string, string>;
}

/** After this a reservation whose post nobody heard of is the next one's. */
const staleMillis = 60_000;

/** Questions in the hands of experts, in a store. */
export function openExperts(store: Store): ExpertShelf {
  const read = (row: ExpertThread | null) => row && readQuestion(row);
  return {
    async reserve({ id: answer, team, question, language }, { asker, asked, experts }) {
      const handed = { team, answer, question, language, asker, asked, experts };
      const { thread, isMine } = await reserveExpertThread(store, handed, staleMillis);
      return { question: readQuestion(thread), isMine };
    },
    drop: (id) => dropExpertThread(store, id),
    place: (id, ts) => placeExpertThread(store, id, ts),
    placeState: (id, state) => placeAskerState(store, id, state),
    find: async (id) => read(await findExpertThread(store, id)),
    step: async (id, step, expert, reply) => read(await stepExpertThread(store, id, step, expert, reply)),
  };
}

/** The channel for what an answer is about ("topic/ndfeb-magnets"): its topic's, one its topic belongs to, the usual one. */
export function channelFor(base: KnowledgeBase, entry: string | null, channels: ExpertChannels): string | null {
  const [kind, ...rest] = (entry ?? '').split('/');
  const id = rest.join('/');
  const topics =
    kind === 'topic' ? [id] : kind === 'provision' ? (base.provisions.get(id)?.provision.applies ?? []) : [];
  for (const topic of topics) {
    for (const one of base.topics.has(topic) ? withBroader(base, topic) : []) {
      const channel = channels.byTopic.get(one);
      if (channel !== undefined) return channel;
    }
  }
  return channels.usual;
}

function readQuestion(row: ExpertThread): ExpertQuestion {
  const { id, status, reply, question, state_channel: channel, state_ts: ts } = row;
  return {
    id,
    status,
    reply,
    team: row.team_id,
    question: question ?? '',
    language: languageOf(row.language ?? 'en'),
    asker: row.asker_id,
    asked: { channel: row.asker_channel, ts: row.asker_ts },
    experts: { channel: row.expert_channel, ts: isOpened(row) ? row.expert_ts : null },
    takenBy: row.taken_by,
    answeredBy: row.answered_by,
    state: channel !== null && ts !== null ? { channel, ts } : null,
    answer: row.answer_id,
  };
}
