import { App, HTTPReceiver } from '@slack/bolt';

/** A Bolt app that does nothing but acknowledge. Tells its parent where it listens. */
const [signingSecret = ''] = process.argv.slice(2);
const receiver = new HTTPReceiver({ signingSecret });
const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-load' }) });
app.command(/^\//, async ({ ack }) => ack());
const server = await app.start(0);
const address = 'address' in server ? server.address() : null;
if (address === null || typeof address === 'string') throw new Error('the bare app does not listen');
process.send?.({ address: `http://127.0.0.1:${address.port}` });
