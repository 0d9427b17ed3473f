import type { Reply } from './core/reply.ts';

/** Replies of one knowledge base, made once and given again. */
export interface ReplyMemory {
  /** The reply kept under a key, or the one that is made now. Others are given the same: nobody may change it. */
  of: (key: string, make: () => Reply) => Reply;
  size: () => number;
}

export interface MemoryLimits {
  replies: number;
  /**
   * Of all of them together, and of one, in UTF-16 units of their JSON. They take less than that: the texts are those of
   * the knowledge. A larger one is a list of parts, hardly asked for twice.
   */
  units: number;
  unitsOfOne: number;
}

const usual: MemoryLimits = { replies: 500, units: 20_000_000, unitsOfOne: 200_000 };

/** Keeps what was asked for last. Whoever asks for something new pays for measuring it, little beside making it. */
export function openReplyMemory(limits: MemoryLimits = usual): ReplyMemory {
  // A Map iterates in order of insertion, and what is asked for is put at its end.
  const kept = new Map<string, { reply: Reply; units: number }>();
  let units = 0;

  function drop(key: string): void {
    units -= kept.get(key)?.units ?? 0;
    kept.delete(key);
  }

  return {
    of(key, make) {
      const known = kept.get(key);
      if (known) {
        kept.delete(key);
        kept.set(key, known);
        return known.reply;
      }
      const reply = make();
      const own = key.length + JSON.stringify(reply).length;
      if (own > limits.unitsOfOne) return reply;
      kept.set(key, { reply, units: own });
      units += own;
      for (const oldest of kept.keys()) {
        if (kept.size <= limits.replies && units <= limits.units) break;
        drop(oldest);
      }
      return reply;
    },
    size: () => kept.size,
  };
}
