import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallbackOptions, Installation, InstallProvider } from '@slack/oauth';
import { WebClient } from '@slack/web-api';
import type { Route } from '../../web/route.ts';
import { sayError } from '../failure.ts';
import { type InstallNotice, installWords, languageOfBrowser } from '../words/install.ts';
import { placeOfInstallation } from './grants.ts';
import type { InstallParts } from './workspaces.ts';

export const installPath = '/slack/install';
export const callbackPath = '/slack/oauth_redirect';
const methods = ['GET'] as const;

/** The page that sends a browser to Slack, and the one that Slack sends it back to. */
export function installRoutes(provider: InstallProvider, { log, allowed, clientOptions }: InstallParts): Route[] {
  /** Gives a token back that nobody asked this bot to hold. */
  async function giveBack({ bot }: Installation): Promise<void> {
    try {
      const client = new WebClient(bot?.token, clientOptions);
      await client.auth.revoke();
    } catch (error) {
      log.warn('a token that is not wanted could not be revoked', { slack: sayError(error) });
    }
  }

  const outcome: CallbackOptions = {
    async afterInstallation(installation, _options, request, response) {
      if (!allowed || allowed(placeOfInstallation(installation as Installation))) return true;
      await giveBack(installation as Installation);
      log.warn('an installation was refused: the workspace is not allowed');
      show(request, response, 403, 'refused');
      return false;
    },
    success(_installation, _options, request, response) {
      log.info('the bot was installed');
      show(request, response, 200, 'installed');
    },
    failure(error, _options, request, response) {
      log.warn('an installation failed', { code: error.code });
      const cancelled = new URL(request.url ?? '', 'http://host').searchParams.get('error') === 'access_denied';
      show(request, response, cancelled ? 200 : 400, cancelled ? 'cancelled' : 'failed');
    },
  };
  return [
    {
      path: installPath,
      methods,
      handle: (request, response) => provider.handleInstallPath(request, response),
    },
    {
      path: callbackPath,
      methods,
      handle: (request, response) => provider.handleCallback(request, response, outcome),
    },
  ];
}

/** A page of two sentences. Nothing from the request gets into it. */
function show(request: IncomingMessage, response: ServerResponse, status: number, notice: InstallNotice): void {
  const language = languageOfBrowser(request.headers['accept-language']);
  const { title, text } = installWords(language)[notice];
  const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>\n`;
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}
