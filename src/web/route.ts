import type { IncomingMessage, ServerResponse } from 'node:http';

/** One address of the HTTP server, and who answers there. */
export interface Route {
  /** "/healthz" for this address alone, "/feeds/" for all that begin with it. */
  path: string;
  /** What may be asked of it: the others get a 405. GET, HEAD and POST unless set. */
  methods?: readonly string[];
  /** Answers, or throws: then the caller gets a 500 without a word and the log the reason. */
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
}
