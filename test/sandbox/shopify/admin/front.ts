import express from 'express';
import { createCertificate } from '../../../browser/certificate.ts';
import { listen } from '../../../browser/listening.ts';
import { APP_URL, type RunningApp } from '../app-process.ts';
import { passTo } from './pass-on.ts';
import { adminRoutes, framePage, networkRoutes } from './routes.ts';

export interface AdminFront {
  /** For `launchChromium`: the names it answers to, and what to trust. */
  readonly hosts: Readonly<Record<string, number>>;
  readonly trust: readonly string[];
  /** The admin's page of a store that frames a page of the app. */
  page(shop: string, path?: string): string;
  stop(): Promise<void>;
}

const ADMIN = 'admin.shopify.com';
const CDN = 'cdn.shopify.com';
/** Somebody else, who would like to frame the app. */
const STRANGER = 'evil.example.com';

/** The names that a merchant's browser asks for: the admin, Shopify's network, and the app behind its own name. */
export const startAdminFront = async (app: RunningApp): Promise<AdminFront> => {
  const appHost = new URL(APP_URL).host;
  const certificate = await createCertificate([ADMIN, CDN, STRANGER, appHost]);
  const admin = adminRoutes(app, APP_URL);
  const network = networkRoutes(`https://${ADMIN}`);
  const toApp = passTo(app.url);
  const stranger = framePage(app, APP_URL);

  const server = express();
  server.use((request, response, next) => {
    if (request.hostname === ADMIN) admin(request, response, next);
    else if (request.hostname === CDN) network(request, response, next);
    else if (request.hostname === appHost) toApp(request, response);
    else stranger(request, response);
  });
  const { port, stop } = await listen(server, { certificate });
  return {
    hosts: { [ADMIN]: port, [CDN]: port, [STRANGER]: port, [appHost]: port },
    trust: [certificate.publicKeyHash],
    page: (shop: string, path = '/') => `https://${ADMIN}/?${new URLSearchParams({ shop, path }).toString()}`,
    stop,
  };
};

/** The same frame, by somebody who is not the admin. */
export const strangersPage = (shop: string): string =>
  `https://${STRANGER}/?${new URLSearchParams({ shop }).toString()}`;
