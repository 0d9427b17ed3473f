import { AsyncLocalStorage } from 'node:async_hooks';
import type { Driver } from 'kysely';

/** Keeps a transaction to itself. */
export interface Gate {
  /** The driver, refusing a second connection to work that is inside a transaction. */
  guard: (driver: Driver) => Driver;
  /** Marks work as inside a transaction until it ends. */
  inside: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * On SQLite all statements share one connection, which the driver gives out in turn: a transaction keeps it to its end.
 * A query on the store from inside a transaction would wait for that end for ever, and on PostgreSQL it would silently
 * not belong to the transaction. So it fails at once on both.
 */
export function buildGate(): Gate {
  const turns = new AsyncLocalStorage<{ open: boolean }>();
  return {
    guard(driver) {
      const acquire = driver.acquireConnection.bind(driver);
      driver.acquireConnection = async () => {
        if (turns.getStore()?.open) throw new Error('inside a transaction use its session, not the store');
        return acquire();
      };
      return driver;
    },
    async inside(work) {
      // Work left behind by a transaction still carries its mark, hence the flag.
      const turn = { open: true };
      try {
        return await turns.run(turn, work);
      } finally {
        turn.open = false;
      }
    },
  };
}
