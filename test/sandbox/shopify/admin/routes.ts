import express, { type Request, type Response, type Router } from 'express';
import { optionalScopes } from '../access.ts';
import type { RunningApp } from '../app-process.ts';
import { CDN_FILES, imageRoutes } from '../files.ts';
import { framedPath } from '../merchant.ts';
import { sessionToken } from '../tokens.ts';
import type { Pickable } from './admin-answers.ts';
import { adminPage } from './admin-page.ts';
import { appBridgeScript } from './app-bridge.ts';
import { polarisScript } from './polaris.ts';
import { CURRENT_THEME, extensionsIn, themeEditorPage } from './theme-editor.ts';

const shopOf = ({ query }: Request): string => String(query['shop']);

/**
 * A page that frames a page of the app for the store that its address names (`?shop=…&path=…`).
 * @param appOrigin where browsers reach the app
 */
export const framePage =
  ({ keys }: RunningApp, appOrigin: string) =>
  (request: Request, response: Response): void => {
    const shop = shopOf(request);
    const path = framedPath(shop, sessionToken(shop, keys), String(request.query['path'] ?? '/'));
    response.type('html').send(adminPage(`${appOrigin}${path}`, appOrigin));
  };

/** What the admin grants, shows and switches for the app. */
const askedOf = ({ cloud }: RunningApp): Router => {
  const asked = express.Router();
  const storeOf = (request: Request) => cloud.store(shopOf(request));
  const detail = (request: Request) => ({
    granted: [...storeOf(request).scopes],
    required: [],
    optional: optionalScopes(),
  });
  asked.get('/extensions', (request, response) => {
    response.json(extensionsIn(storeOf(request)));
  });
  asked.get('/scopes', (request, response) => {
    response.json(detail(request));
  });
  asked.post('/scopes/:how', (request, response) => {
    const { scopes } = storeOf(request);
    for (const scope of String(request.query['scopes']).split(','))
      if (request.params.how === 'grant') scopes.add(scope);
      else scopes.delete(scope);
    response.json(detail(request));
  });
  asked.get('/resources', (request, response) => {
    const { scopes, content } = storeOf(request);
    if (!scopes.has('read_products')) {
      response.status(403).send('The app may not read products.');
      return;
    }
    const entries = request.query['type'] === 'collection' ? content.collections : content.products;
    response.json(entries.map(({ id, title }): Pickable => ({ id, title })));
  });
  return asked;
};

/** The admin: the page with the frame, what App Bridge asks of it, and the theme editor. */
export const adminRoutes = (app: RunningApp, appOrigin: string): Router => {
  const admin = express.Router();
  admin.get('/-/token', (request, response) => {
    response.type('text').send(sessionToken(shopOf(request), app.keys));
  });
  admin.use('/-', askedOf(app));
  admin.get('/favicon.ico', (_request, response) => {
    response.status(204).end();
  });
  admin.get('/theme-editor', (request, response) => {
    const { embedThemes } = app.cloud.store(shopOf(request));
    const on = request.query['activateAppId'] !== undefined || embedThemes.has(CURRENT_THEME);
    response.type('html').send(themeEditorPage(on, new URL(request.originalUrl, appOrigin).search.slice(1)));
  });
  admin.post('/theme-editor', express.urlencoded(), (request, response) => {
    const { embedThemes } = app.cloud.store(shopOf(request));
    if ('on' in (request.body as object)) embedThemes.add(CURRENT_THEME);
    else embedThemes.delete(CURRENT_THEME);
    response.redirect(303, `/?${new URLSearchParams({ shop: shopOf(request) }).toString()}`);
  });
  admin.get('/', framePage(app, appOrigin));
  return admin;
};

/** What Shopify's network has for the framed page: its own scripts, and the files of stores. */
export const networkRoutes = (adminOrigin: string): Router => {
  const network = express.Router();
  network.use(new URL(CDN_FILES).pathname, imageRoutes());
  network.get('/shopifycloud/app-bridge.js', (_request, response) => {
    response.type('js').send(appBridgeScript(adminOrigin));
  });
  network.get('/shopifycloud/polaris.js', (_request, response) => {
    response.type('js').send(polarisScript());
  });
  return network;
};
