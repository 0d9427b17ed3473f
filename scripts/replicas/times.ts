/** Milliseconds from the moment a question was sent. */
export interface Times {
  acknowledged: number;
  answered: number;
}

/** What is asked and not yet answered, by name. */
export interface Watch {
  /** Sends a question and resolves when it is acknowledged and answered. Rejects when the answer does not come. */
  measure: (name: string, send: () => Promise<void>) => Promise<Times>;
  /** An answer has come. */
  answered: (name: string) => void;
  /** How many came to questions that were answered before. */
  copies: () => number;
}

const patienceMillis = 60_000;

export function buildTimes(): Watch {
  const waiting = new Map<string, () => void>();
  let copies = 0;
  return {
    async measure(name, send) {
      const sent = performance.now();
      const since = () => performance.now() - sent;
      const answer = new Promise<number>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('a question was not answered')), patienceMillis);
        waiting.set(name, () => {
          clearTimeout(timer);
          resolve(since());
        });
      });
      const [acknowledged, answered] = await Promise.all([send().then(since), answer]);
      return { acknowledged, answered };
    },
    answered(name) {
      const heard = waiting.get(name);
      waiting.delete(name);
      if (heard) heard();
      else copies += 1;
    },
    copies: () => copies,
  };
}

/** The value below which a share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
