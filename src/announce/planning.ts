import type { KnowledgeBase } from '../core/base.ts';
import type { Reply } from '../core/reply.ts';
import type { Store } from '../store/session.ts';

/** What the planner goes by. Times are in milliseconds. */
export interface Planning {
  store: Store;
  base: KnowledgeBase;
  /** A reply as the messages that say it, each in a form that only whoever posts it reads. */
  compose: (reply: Reply) => string[];
  /** How late an announcement may still be made; what was due earlier is told by the next one. */
  catchUpMillis: number;
  /** Over how long the posts of one workspace may be spread. */
  spreadMillis: number;
  /** How long a change must be gone from the knowledge before those who were told it are told so. */
  withdrawMillis: number;
  /** Whether an expert looks at each announcement before it goes out. */
  review: boolean;
}
