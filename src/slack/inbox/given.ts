import type { Reply } from '../../core/reply.ts';
import type { Asker } from '../bot.ts';
import type { Place } from '../deliver.ts';
import type { Below } from '../people/people.ts';
import { type GivenAnswer, isAnswer } from '../people/records.ts';

interface Answered {
  reply: Reply;
  kept: Pick<Below, 'id' | 'outside'> | null;
  again: string | null;
}

/** An answer that was said, as it is kept. Null for what is no answer, or was said nowhere that has a name. */
export function givenAnswer(
  { reply, kept, again }: Answered,
  { input, asker }: { input: string; asker: Asker },
  place: Place,
  ts: string | null,
): GivenAnswer | null {
  const { team, channel, user, on } = asker;
  if (!kept || !isAnswer(reply) || team === undefined || channel === undefined || user === undefined) return null;
  return {
    id: kept.id,
    outside: kept.outside,
    team,
    channel,
    user,
    question: input,
    again,
    dated: on !== undefined || reply.reading?.cues.asOf !== undefined,
    thread: 'thread' in place ? place.thread : null,
    message: ts,
    ephemeral: place.kind === 'asker' || place.kind === 'whisper',
    reply,
  };
}
