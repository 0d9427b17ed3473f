import { randomUUID } from 'node:crypto';
import type { Session } from './session.ts';

/** Something that was done, to what, by whom. */
export interface AuditEntry {
  action: string;
  subject: string;
  team?: string;
  user?: string;
  detail?: string;
}

/** Records that something was done; belongs into the transaction that does it. */
export async function recordAudit({ db, now }: Session, entry: AuditEntry): Promise<void> {
  const { action, subject, team, user, detail } = entry;
  await db
    .insertInto('audit')
    .values({
      id: randomUUID(),
      at: now(),
      action,
      team_id: team ?? null,
      user_id: user ?? null,
      subject,
      detail: detail ?? null,
    })
    .execute();
}
