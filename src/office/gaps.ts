import type { Gaps, OpenGap } from '../core/gap/gap.ts';
import { groupGaps } from '../core/gap/groups.ts';
import type { Spot } from '../core/office.ts';
import type { Who } from '../slack/people/who.ts';
import { recordAudit } from '../store/audit.ts';
import { closeGap, openGaps as findOpenGaps } from '../store/gaps.ts';
import type { Gap } from '../store/schema.ts';
import type { Store } from '../store/session.ts';

/** More than any curator reads; the least asked are left out. */
const mostGaps = 1_000;

export interface GapParts {
  store: Store;
  who: Pick<Who, 'isAdmin'>;
  /** Ids of those who look after the knowledge, and of those who run the bot. Nobody named: Slack's administrators. */
  curators: readonly string[];
  admins: readonly string[];
}

/** The open questions of a workspace, as a person may see and close them. */
export function openGaps({ team, user }: Spot, { store, who, curators, admins }: GapParts): Gaps {
  const groups = async () => groupGaps((await findOpenGaps(store, mostGaps, team)).map(readGap));
  return {
    async mayRead() {
      const named = [...curators, ...admins];
      return named.length > 0 ? named.includes(user) : who.isAdmin(team, user);
    },
    list: groups,
    async close(id) {
      const group = (await groups()).find(({ gaps }) => gaps.some((gap) => gap.id.startsWith(id)));
      if (!group) return 0;
      return store.transaction(async (session) => {
        let closed = 0;
        for (const gap of group.gaps) {
          if (!(await closeGap(session, gap.id, team))) continue;
          closed += 1;
          await recordAudit(session, { action: 'close gap', subject: gap.id, team, user });
        }
        return closed;
      });
    },
  };
}

/** A stored gap as it is shown; its day is that of Greenwich. */
export function readGap({ id, question, form, why, asked, last_at: last, nearest }: Gap): OpenGap {
  const near: unknown = JSON.parse(nearest);
  return {
    id,
    question,
    form,
    why,
    asked,
    last: new Date(last).toISOString().slice(0, 10),
    nearest: Array.isArray(near) ? near.filter((one) => typeof one === 'string') : [],
  };
}
