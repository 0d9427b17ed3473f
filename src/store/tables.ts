import type { Database } from './schema.ts';

/** Every table that holds data, with its primary key; a table comes after those it refers to. */
export const dataTables = [
  ['installations', ['id']],
  ['subscriptions', ['id']],
  ['announced', ['seq']],
  ['deliveries', ['id']],
  ['events', ['id']],
  ['answers', ['id']],
  ['feedback', ['answer_id', 'user_id']],
  ['expert_threads', ['id']],
  ['gaps', ['id']],
  ['settings', ['team_id', 'owner', 'key']],
  ['seen', ['key']],
  ['audit', ['id']],
] as const satisfies readonly (readonly [Exclude<keyof Database, 'migrations' | 'instance'>, readonly string[]])[];
