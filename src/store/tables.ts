import type { Database } from './schema.ts';

/** Every table that holds data, with its primary key; a table comes after those it refers to. */
export const dataTables = [
  ['installations', ['id']],
  ['teams', ['id']],
  ['subscriptions', ['id']],
  ['announced', ['seq']],
  ['announcements', ['id']],
  ['told', ['announcement_id', 'change_id']],
  ['deliveries', ['id']],
  ['events', ['id']],
  ['answers', ['id']],
  ['feedback', ['answer_id', 'user_id']],
  ['expert_threads', ['id']],
  ['gaps', ['id']],
  ['answer_rules', ['answer_id', 'rule']],
  ['gap_answers', ['gap_id', 'answer_id']],
  ['gap_wishes', ['gap_id', 'user_id']],
  ['follow_ups', ['id']],
  ['conversations', ['id', 'said_at']],
  ['settings', ['team_id', 'owner', 'key']],
  ['seen', ['key']],
  ['audit', ['id']],
] as const satisfies readonly (readonly [Exclude<keyof Database, 'migrations' | 'instance'>, readonly string[]])[];
