import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { messengerFolder, pagesFolder } from '../../built-files.ts';
import type { Gate } from '../gate.ts';

/**
 * Everything is the server's own: no inline code, no style attribute, no frame around it. Pictures that are pasted are
 * shown before they are sent (`blob:`).
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  // The preview of the messenger, which is sandboxed.
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

const MISSING =
  '<!doctype html><title>Talk server</title><p>This page is not built. Run <code>npm run build</code>, then reload this page.</p>';

/** A built page at each of its addresses, and files that never change under their names. */
const builtPage =
  (gate: Gate, name: 'inbox' | 'continue'): FastifyPluginAsync =>
  async (app) => {
    const built = join(fileURLToPath(pagesFolder), name);
    app.addHook('onRequest', async (_request, reply) => {
      reply.headers(HEADERS);
    });
    await app.register(fastifyStatic, {
      root: join(built, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '1y',
      index: false,
    });
    const page = await readFile(join(built, 'page.html'), 'utf8').catch(() => null);
    for (const path of ['/', '/*'])
      app.get(path, { schema: { hide: true } }, async (request, reply) => {
        reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-cache');
        if (page === null) return reply.code(503).send(MISSING);
        const { pathname } = new URL(gate.addressOf(request.host, request.protocol));
        return page.replaceAll('{base}', `${pathname.replace(/\/+$/, '')}/${name}`);
      });
  };

/** The inbox, where agents work. */
export const inboxPage = (gate: Gate): FastifyPluginAsync => builtPage(gate, 'inbox');

/** The preview's page carries its policy itself; here it gets the sandbox. Only the inbox frames it. */
const PREVIEW_HEADERS = {
  'Content-Security-Policy': "sandbox allow-scripts; frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // Its origin is opaque: to itself, it is another site.
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** The messenger as settings make it, for the inbox to frame: `preview.html`, and the scripts next to it. */
export const previewFrame = (): FastifyPluginAsync => async (app) => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(PREVIEW_HEADERS);
  });
  await app.register(fastifyStatic, {
    root: fileURLToPath(messengerFolder()),
    allowedPath: (path) => PREVIEWED.test(path),
    index: false,
    decorateReply: false,
  });
};
const PREVIEWED = /^\/(preview\.html|[a-z-]+-[a-z0-9]{16,64}\.js)$/;

/** Where the link of a mail leads: one conversation. */
export const continuePage = (gate: Gate): FastifyPluginAsync => builtPage(gate, 'continue');
