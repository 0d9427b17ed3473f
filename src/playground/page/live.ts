import type { Outcome, Told, ToPage, Wish } from '../shapes.ts';

/** The line to the server: news come in, wishes go out. */
export interface Live {
  /** Resolves with what came of it; never rejects. */
  wish: (wish: Wish) => Promise<Outcome>;
}

const firstWait = 500;
const longestWait = 10_000;

/** Connects, and connects again whenever the line breaks. */
export function connect(heard: (message: Told) => void, state: (isConnected: boolean) => void): Live {
  const open = new Map<number, (outcome: Outcome) => void>();
  let socket: WebSocket | undefined;
  let count = 0;
  let wait = firstWait;

  function dial(): void {
    socket = new WebSocket(`ws://${location.host}/live`);
    socket.addEventListener('open', () => {
      wait = firstWait;
      state(true);
    });
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as ToPage;
      if (message.type !== 'outcome') return heard(message);
      open.get(message.id)?.(message);
      open.delete(message.id);
    });
    socket.addEventListener('close', () => {
      state(false);
      for (const [id, settle] of open) settle({ type: 'outcome', id, ok: false, error: 'not_connected' });
      open.clear();
      setTimeout(dial, wait);
      wait = Math.min(wait * 2, longestWait);
    });
  }
  dial();

  return {
    wish: (wish) =>
      new Promise((resolve) => {
        count += 1;
        const id = count;
        if (socket?.readyState !== WebSocket.OPEN)
          return resolve({ type: 'outcome', id, ok: false, error: 'not_connected' });
        open.set(id, resolve);
        socket.send(JSON.stringify({ ...wish, id }));
      }),
  };
}
