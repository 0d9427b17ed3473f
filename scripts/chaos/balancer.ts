import { connect, createServer, type Socket } from 'node:net';

/** Hands each connection to the first port that takes it, in turn, as a proxy before several processes does. */
export async function startBalancer(ports: readonly number[]): Promise<{ url: string; close: () => void }> {
  let turn = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    turn += 1;
    open.add(client);
    client.once('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    hand(client, [...ports.slice(turn % ports.length), ...ports.slice(0, turn % ports.length)]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the balancer has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function hand(client: Socket, [port, ...others]: readonly number[]): void {
  if (port === undefined) return void client.destroy();
  const worker = connect(port, '127.0.0.1');
  let isThere = false;
  worker.once('connect', () => {
    isThere = true;
    client.pipe(worker).pipe(client);
    client.once('close', () => worker.destroy());
  });
  worker.once('close', () => isThere && client.destroy());
  worker.on('error', () => (isThere ? client.destroy() : hand(client, others)));
}
