import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import type { Gate } from './inbox-gate.ts';

const BUILT = join(import.meta.dirname, '../build-output');

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
    const built = join(BUILT, name);
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
      app.get(path, async (request, reply) => {
        reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-cache');
        if (page === null) return reply.code(503).send(MISSING);
        const { pathname } = new URL(gate.addressOf(request.host, request.protocol));
        return page.replaceAll('{base}', `${pathname.replace(/\/+$/, '')}/${name}`);
      });
  };

/** The inbox, where agents work. */
export const inboxPage = (gate: Gate): FastifyPluginAsync => builtPage(gate, 'inbox');

/** Where the link of a mail leads: one conversation. */
export const continuePage = (gate: Gate): FastifyPluginAsync => builtPage(gate, 'continue');
