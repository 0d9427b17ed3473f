import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { Router } from 'express';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page: one document, its style, and its compiled scripts. `scripts` is the folder of the last. */
export function pageRouter(scripts: string): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    });
    next();
  });
  router.use(express.static(staticDir(), { index: 'index.html' }));
  // The scripts import nothing but each other, so only this folder is served.
  router.use('/scripts', express.static(scripts));
  // Where permalinks lead.
  router.get('/archives/:channel/:message', (request, response) => {
    const { channel, message } = request.params;
    const ts = message.replace(/^p(\d+)(\d{6})$/, '$1.$2');
    response.redirect(`/#${encodeURIComponent(channel)}/${encodeURIComponent(ts)}`);
  });
  router.use((_request, response) => {
    response.status(404).type('text/plain').send('There is nothing here.');
  });
  return router;
}

/** The document and style are not compiled; they stand beside the sources, above the folder of compiled files. */
function staticDir(): string {
  return findAbove('src/playground/page/static', 'index.html');
}

/** Where the page's scripts were compiled to. The program itself may have been put into other files. */
export function scriptsDir(): string {
  return findAbove('src/playground/page', 'main.js');
}

/** A folder with a certain file in it, seen from this file's folder or the nearest above it that has one. */
function findAbove(inside: string, file: string): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, inside, file)) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  return path.join(folder, inside);
}
