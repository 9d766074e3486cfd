import { request as forward } from 'node:http';
import express, { type Request, type Response } from 'express';
import { createCertificate } from '../../../browser/certificate.ts';
import { listen } from '../../../browser/listening.ts';
import { APP_URL, type RunningApp } from '../app-process.ts';
import { framedPath } from '../merchant.ts';
import { sessionToken } from '../tokens.ts';
import { adminPage } from './admin-page.ts';
import { appBridgeScript } from './app-bridge.ts';
import { polarisScript } from './polaris.ts';

export interface AdminFront {
  /** For `launchChromium`: the names it answers to, and what to trust. */
  readonly hosts: Readonly<Record<string, number>>;
  readonly trust: readonly string[];
  /** The admin's page of a store that frames a page of the app. */
  page(shop: string, path?: string): string;
  /** What `shopify.app.extensions()` says from now on. */
  extensions: unknown;
  stop(): Promise<void>;
}

const ADMIN = 'admin.shopify.com';
const CDN = 'cdn.shopify.com';
/** Somebody else, who would like to frame the app. */
const STRANGER = 'evil.example.com';

const shopOf = ({ query }: Request): string => String(query['shop']);

/** The names that a merchant's browser asks for: the admin, Shopify's scripts, and the app behind its own name. */
export const startAdminFront = async (app: RunningApp): Promise<AdminFront> => {
  const appHost = new URL(APP_URL).host;
  const certificate = await createCertificate([ADMIN, CDN, STRANGER, appHost]);
  const front: Pick<AdminFront, 'extensions'> = { extensions: [] };

  const frame = (request: Request, response: Response): void => {
    const shop = shopOf(request);
    const path = framedPath(shop, sessionToken(shop, app.keys), String(request.query['path'] ?? '/'));
    response.type('html').send(adminPage(`${APP_URL}${path}`, APP_URL));
  };
  const admin = express.Router();
  admin.get('/-/token', (request, response) => {
    response.type('text').send(sessionToken(shopOf(request), app.keys));
  });
  admin.get('/-/extensions', (_request, response) => {
    response.json(front.extensions);
  });
  admin.get('/favicon.ico', (_request, response) => {
    response.status(204).end();
  });
  admin.get('/', frame);

  const cdn = express.Router();
  cdn.get('/shopifycloud/app-bridge.js', (_request, response) => {
    response.type('js').send(appBridgeScript());
  });
  cdn.get('/shopifycloud/polaris.js', (_request, response) => {
    response.type('js').send(polarisScript());
  });

  const toApp = (request: Request, response: Response): void => {
    const onward = forward(
      `${app.url}${request.originalUrl}`,
      { method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };

  const server = express();
  server.use((request, response, next) => {
    if (request.hostname === ADMIN) admin(request, response, next);
    else if (request.hostname === CDN) cdn(request, response, next);
    else if (request.hostname === appHost) toApp(request, response);
    else frame(request, response);
  });
  const { port, stop } = await listen(server, { certificate });
  return Object.assign(front, {
    hosts: { [ADMIN]: port, [CDN]: port, [STRANGER]: port, [appHost]: port },
    trust: [certificate.publicKeyHash],
    page: (shop: string, path = '/') => `https://${ADMIN}/?${new URLSearchParams({ shop, path }).toString()}`,
    stop,
  });
};

/** The same frame, by somebody who is not the admin. */
export const strangersPage = (shop: string): string =>
  `https://${STRANGER}/?${new URLSearchParams({ shop }).toString()}`;
