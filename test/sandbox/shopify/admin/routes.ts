import express, { type Request, type Response, type Router } from 'express';
import type { RunningApp } from '../app-process.ts';
import { framedPath } from '../merchant.ts';
import { sessionToken } from '../tokens.ts';
import { adminPage } from './admin-page.ts';
import { appBridgeScript, type BridgeFacts } from './app-bridge.ts';
import { polarisScript } from './polaris.ts';

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

/** The admin: the page with the frame, and what App Bridge asks of it. */
export const adminRoutes = (app: RunningApp, appOrigin: string, facts: BridgeFacts): Router => {
  const admin = express.Router();
  admin.get('/-/token', (request, response) => {
    response.type('text').send(sessionToken(shopOf(request), app.keys));
  });
  admin.get('/-/extensions', (_request, response) => {
    response.json(facts.extensions);
  });
  admin.get('/favicon.ico', (_request, response) => {
    response.status(204).end();
  });
  admin.get('/', framePage(app, appOrigin));
  return admin;
};

/** Shopify's own scripts in the framed page. */
export const scriptRoutes = (adminOrigin: string): Router => {
  const scripts = express.Router();
  scripts.get('/shopifycloud/app-bridge.js', (_request, response) => {
    response.type('js').send(appBridgeScript(adminOrigin));
  });
  scripts.get('/shopifycloud/polaris.js', (_request, response) => {
    response.type('js').send(polarisScript());
  });
  return scripts;
};
