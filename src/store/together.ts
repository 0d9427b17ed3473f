import type { Session, Store } from './session.ts';

/** Does a small piece of work on a store. Resolves when it is committed. */
type Together = <T>(work: (session: Session) => Promise<T>) => Promise<T>;

interface Piece {
  /** Gives what tells the caller that it is committed. */
  work: (session: Session) => Promise<() => void>;
  refuse: (error: unknown) => void;
}

/** One for each store, whoever writes to it. */
const togethers = new WeakMap<Store, Together>();
/** In one transaction; more would make the first wait for long. */
const most = 64;

/**
 * Commits pieces of work that come in while another commit is under way together: a commit waits for the disk, and takes
 * as long for many as for one. A piece that fails takes no other with it.
 */
export function togetherOn(store: Store): Together {
  const known = togethers.get(store) ?? buildTogether(store);
  togethers.set(store, known);
  return known;
}

function buildTogether(store: Store): Together {
  const waiting: Piece[] = [];
  let running = false;

  async function run(): Promise<void> {
    // What else comes in this turn joins in.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) await commit(waiting.splice(0, most));
    running = false;
  }

  async function commit(pieces: readonly Piece[]): Promise<void> {
    let isSpoilt = false;
    try {
      const tell = await store.transaction(async (session) => {
        const done: (() => void)[] = [];
        for (const { work } of pieces) {
          done.push(
            await work(session).catch((error: unknown) => {
              isSpoilt = true;
              throw error;
            }),
          );
        }
        return done;
      });
      for (const done of tell) done();
    } catch (error) {
      // After a failed commit nobody knows what was done; after a failed piece nothing was.
      if (isSpoilt && pieces.length > 1) for (const piece of pieces) await commit([piece]);
      else for (const { refuse } of pieces) refuse(error);
    }
  }

  return <T>(work: (session: Session) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      const piece = async (session: Session) => {
        const result = await work(session);
        return () => resolve(result);
      };
      waiting.push({ work: piece, refuse: reject });
      if (running) return;
      running = true;
      void run();
    });
}
