import express, { type Request, type Response, Router } from 'express';
import type { Fault } from '../faults.ts';
import { asText, isFields, parseJson } from '../fields.ts';
import type { Platform } from '../platform.ts';
import type { Fields } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { assistantMethods } from './assistant.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods, receiveFile } from './files.ts';
import { functionMethods } from './functions.ts';
import type { Method } from './method.ts';
import { oauthMethods } from './oauth.ts';
import { teamMethods } from './team.ts';
import { viewMethods } from './views.ts';

const methods: Record<string, Method> = {
  ...teamMethods,
  ...oauthMethods,
  ...chatMethods,
  ...viewMethods,
  ...conversationMethods,
  ...assistantMethods,
  ...functionMethods,
  ...fileMethods,
};
const largestFile = '5mb';
/** Arguments that stand as JSON inside a form. */
const nested = new Set(['blocks', 'view', 'metadata', 'prompts', 'attachments', 'loading_messages', 'message']);

/** The Web API: `/api/<method>`, and posts to response addresses. */
export function apiRouter(platform: Platform): Router {
  const router = Router();
  router.all('/api/:method', (request, response) => {
    const name = asText(request.params.method);
    answer(platform, name, response, () => callMethod(platform, name, request, response));
  });
  router.post('/response/:id', (request, response) => {
    answer(platform, 'response', response, () => {
      platform.responses.post(asText(request.params.id), readArguments(request));
      return null;
    });
  });
  router.get('/files/:id', (request, response) => {
    const file = platform.workspace.files.find(({ id, ts }) => id === request.params.id && ts !== null);
    if (file) response.attachment(file.name).type('application/octet-stream').send(file.content);
    else response.status(404).type('text/plain').send('There is no such file.');
  });
  // Where files are sent needs no token: its address is the secret.
  router.post('/upload/:id', express.raw({ type: () => true, limit: largestFile }), (request, response) => {
    answer(platform, 'upload', response, () => {
      const body: unknown = request.body;
      const bytes = Buffer.isBuffer(body) ? body : Buffer.from('');
      receiveFile(platform, asText(request.params.id), bytes, request.get('content-type') ?? '');
      return null;
    });
  });
  return router;
}

/** Answers a call, unless something is planned to go wrong with it. */
function answer(platform: Platform, name: string, response: Response, run: () => Fields | null): void {
  const fault = platform.faults.take(name);
  if (fault !== undefined && failsBefore(fault, response)) return;
  if (fault?.kind === 'late') return void platform.clock.later(fault.millis, () => runUnheard(run));
  let body: Fields | null;
  let status = 200;
  try {
    body = run();
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    body = { ok: false, error: error.code, ...error.details };
    // A response address, unlike a method, says so in the status as well.
    if (name === 'response') status = error.code.endsWith('_url') ? 404 : 400;
  }
  if (fault !== undefined) failAfter(fault, response);
  else if (body === null) response.type('text/plain').send('ok');
  else response.status(status).json(body);
}

/** Nobody waits for what it gives or refuses any more. */
function runUnheard(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
  }
}

function callMethod({ tokens, ...rest }: Platform, name: string, request: Request, response: Response): Fields {
  const method = methods[name];
  if (method === undefined) throw new SlackError('unknown_method', { req_method: name });
  const args = readArguments(request);
  const bearer = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
  if (method.token !== null) tokens.check(bearer ?? (asText(args.token) || undefined), method.token, method.scope);
  if (method.token === 'bot') {
    response.set('x-oauth-scopes', tokens.scopes.join(','));
    if (method.scope !== null) response.set('x-accepted-oauth-scopes', method.scope);
  }
  return { ok: true, ...method.run(args, { ...rest, tokens }) };
}

function readArguments({ body, query }: Request): Fields {
  const given: Fields = { ...query, ...(isFields(body) ? body : {}) };
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      nested.has(key) && typeof value === 'string' ? (parseJson(value) ?? value) : value,
    ]),
  );
}

function failsBefore(fault: Fault, response: Response): boolean {
  switch (fault.kind) {
    case 'rate_limited':
      response.status(429).set('retry-after', String(fault.seconds)).json({ ok: false, error: 'ratelimited' });
      return true;
    case 'status':
      if (fault.when === 'after') return false;
      response.status(fault.status).type('text/plain').send('upstream error');
      return true;
    case 'error':
      if (fault.when === 'after') return false;
      response.json({ ok: false, error: fault.code });
      return true;
    case 'drop':
      if (fault.when === 'before') response.destroy();
      return fault.when === 'before';
    case 'silence':
      return fault.when === 'before';
    case 'garbled':
    case 'late':
      return false;
  }
}

/** The call was done, but its answer does not arrive as it should. */
function failAfter(fault: Fault, response: Response): void {
  if (fault.kind === 'drop') response.destroy();
  if (fault.kind === 'status') response.status(fault.status).type('text/plain').send('upstream error');
  if (fault.kind === 'error') response.json({ ok: false, error: fault.code });
  if (fault.kind === 'garbled') response.type('application/json').send('{"ok":tr');
}
