import { start } from './start.ts';

/** `npm start`. What runs keeps the process alive; what could not start ends it. */
const status = await start(process.argv.slice(2));
if (status !== 0) process.exit(status);
