import { z } from 'zod';
import { type Conversations, keepMillis, type Line } from '../core/conversation.ts';
import { DaySchema } from '../core/day-schema.ts';
import { languages } from '../core/language.ts';
import type { Cues, EntryRef, Reading } from '../core/reading.ts';
import { cueKinds, intents } from '../core/vocabulary.ts';
import { describeError, type Log } from '../slack/log.ts';
import { dropEndedConversations, keepUnderstood, understoodBefore } from '../store/conversations.ts';
import type { Session } from '../store/session.ts';

const entry = z.object({
  kind: z.enum(['topic', 'guide', 'instrument', 'provision']),
  id: z.string(),
} satisfies Record<keyof EntryRef, z.ZodType>);

/** Every cue but the words of a day that does not exist: a new one has to be listed here to be kept. */
const cues = {
  language: z.enum(languages),
  intent: z.enum(intents),
  asOf: DaySchema.optional(),
  kind: z.enum(cueKinds).optional(),
  destination: z.string().optional(),
  user: z.string().optional(),
  use: z.string().optional(),
  origin: z.enum(['china', 'abroad']).optional(),
} satisfies Record<Exclude<keyof Cues, 'badDay'>, z.ZodType>;

/** What a follow-up may refer to; whatever else a reading holds is left out, the words of a question among it. */
const Kept = z.object({
  outcome: z.enum(['answer', 'choose', 'no_answer']),
  entry: entry.nullable(),
  about: entry.optional(),
  cues: z.object(cues),
  choices: z.array(z.object({ entry })),
  together: z.literal(true).optional(),
});

const clearMillis = 60_000;

/**
 * Conversations in the store, for all processes on it: whoever takes a follow-up up knows the question before it. What no
 * conversation needs any more goes within a minute of the next question. `now` in milliseconds.
 */
export function buildConversations(store: Session, log: Pick<Log, 'warn'>, now: () => number): Conversations {
  let clearedAt = Number.NEGATIVE_INFINITY;

  async function clear(): Promise<void> {
    if (now() < clearedAt + clearMillis) return;
    clearedAt = now();
    await dropEndedConversations(store);
  }

  return {
    async last(id, line) {
      const kept = await understoodBefore(store, id, momentOf(line, now));
      return kept === null ? undefined : readKept(kept);
    },
    async remember(conversations, reading, line) {
      if (conversations.length === 0) return;
      const { team = '', user = null } = line;
      const understood = { conversations, saidAt: momentOf(line, now), team, user, reading: writeKept(reading) };
      try {
        await keepUnderstood(store, understood, keepMillis);
        await clear();
      } catch (error) {
        // The answer is right all the same: only a follow-up would have to be asked in full.
        log.warn('a conversation could not be kept', { error: describeError(error) });
      }
    },
  };
}

/** Microseconds since 1970, as fine as Slack's time stamps; now for a line that has none. */
function momentOf({ said }: Line, now: () => number): number {
  const stamp = /^(\d{1,10})\.(\d{1,6})$/.exec(said ?? '');
  if (!stamp) return now() * 1_000;
  const [, seconds = '', fraction = ''] = stamp;
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, '0'));
}

function writeKept(reading: Reading): string {
  return JSON.stringify(Kept.parse(reading));
}

/** Undefined for what another version of the program wrote and this one cannot read. */
function readKept(json: string): Reading | undefined {
  const { success, data } = Kept.safeParse(JSON.parse(json));
  return success ? ({ ...data, confidence: 1, nearest: [] } as Reading) : undefined;
}
