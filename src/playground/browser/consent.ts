import { type Request, type Response, Router } from 'express';
import type { Consent } from '../consents.ts';
import { asText } from '../fields.ts';
import type { Platform } from '../platform.ts';

const authorizePath = '/oauth/v2/authorize';
const answers = {
  workspace: 'Allow in this workspace',
  organisation: 'Allow in the whole organisation',
  cancel: 'Cancel',
} as const;

/** The page on which a person says whether an app may be installed, as slack.com has it at the same path. */
export function consentRouter({ consents, tokens, workspace, app }: Platform): Router {
  const router = Router();
  router.get(authorizePath, (request, response) => {
    const wish = readWish(request);
    if (typeof wish === 'string') return refuse(response, wish);
    const unknown = wish.scopes.filter((scope) => !tokens.scopes.includes(scope));
    if (unknown.length > 0) return refuse(response, `invalid_scope: ${unknown.join(', ')}`);

    const answer = asText(request.query.answer);
    if (answer === '') return ask(request, response, `${app.realName} wants into ${workspace.team.name}`, wish.scopes);
    const back = new URL(wish.redirectUri);
    back.searchParams.set('state', asText(request.query.state));
    if (answer === 'cancel') back.searchParams.set('error', 'access_denied');
    else back.searchParams.set('code', consents.give({ ...wish, whole: answer === 'organisation' }));
    response.redirect(back.href);
  });
  return router;
}

function readWish({ query }: Request): Omit<Consent, 'whole'> | string {
  const redirectUri = asText(query.redirect_uri);
  const clientId = asText(query.client_id);
  if (!/^\d+\.\d+$/.test(clientId)) return 'invalid_client_id';
  if (!/^https?:\/\//.test(redirectUri) || !URL.canParse(redirectUri)) return 'bad_redirect_uri';
  return { clientId, redirectUri, scopes: asText(query.scope).split(',').filter(Boolean) };
}

function ask(request: Request, response: Response, title: string, scopes: string[]): void {
  const links = Object.entries(answers).map(
    ([answer, label]) => `<p><a href="${inHtml(request.originalUrl)}&amp;answer=${answer}">${label}</a>`,
  );
  const wishes = scopes.map((scope) => `<li>${inHtml(scope)}`);
  response
    .set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    .type('text/html')
    .send(
      `<!doctype html><html lang="en"><title>${inHtml(title)}</title><h1>${inHtml(title)}</h1><ul>${wishes.join('')}</ul>${links.join('')}`,
    );
}

function refuse(response: Response, reason: string): void {
  response.status(400).type('text/plain').send(reason);
}

function inHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
