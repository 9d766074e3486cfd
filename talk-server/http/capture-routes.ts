import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  CAPTURE_LIMIT,
  CAPTURE_PATHS,
  captureBodySchema,
  type CaptureBody,
  type EventAnswer,
  type WidgetsAnswer,
} from '@talk-suite/core/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Compile } from 'typebox/compile';
import type { Site } from '../storage/directory.ts';
import type { Store } from '../storage/store.ts';
import type { AddressLimit } from './limits.ts';
import { Refusal } from './problems.ts';
import { isPageOf } from './visitors.ts';

/** Milliseconds that the answer to a request for widgets counts. */
const WIDGETS_LIFE = 24 * 60 * 60 * 1000;

const bodies = Compile(captureBodySchema);

interface Script {
  readonly text: string;
  readonly tag: string;
}

/** @throws where the core was not built, with what to do. */
const readScript = async (): Promise<Script> => {
  const file = new URL(import.meta.resolve('@talk-suite/core/app.js'));
  try {
    const text = await readFile(file, 'utf8');
    return { text, tag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
  } catch (cause) {
    throw new Error('The messenger is not built: run `npm run build:core`.', { cause });
  }
};

export interface CaptureParts {
  readonly store: Store;
  readonly limit: AddressLimit;
  /** Where browsers reach the server, without a slash at the end. */
  readonly addressOf: (request: FastifyRequest) => string;
  readonly now: () => number;
}

/** What a tracking code loads, and what that script asks: `core/contract/loader`. */
export const captureRoutes =
  ({ store, limit, addressOf, now }: CaptureParts): FastifyPluginAsyncTypebox =>
  async (app) => {
    let script: Promise<Script> | undefined;

    // Browsers send JSON as text, which needs no pre-flight.
    app.removeContentTypeParser('text/plain');
    app.addContentTypeParser(
      ['text/plain', 'application/json'],
      { parseAs: 'string', bodyLimit: CAPTURE_LIMIT },
      app.getDefaultJsonParser('error', 'error'),
    );
    app.addHook('onSend', async (_request, reply) => {
      reply.header('Cross-Origin-Resource-Policy', 'cross-origin');
    });

    const askedBy = async (request: FastifyRequest): Promise<CaptureBody> => {
      if (!bodies.Check(request.body)) {
        const [first] = bodies.Errors(request.body);
        throw new Refusal({
          problem: 'invalid',
          field: first?.instancePath.slice(1) ?? '',
          reason: first?.message ?? '',
        });
      }
      return request.body;
    };

    /** The site of a request; null for an unknown one and for a page that is none of its own: nobody learns which. */
    const siteOf = async ({ h }: CaptureBody, { headers }: FastifyRequest): Promise<Site | null> => {
      const site = await store.directory.siteOf(h);
      return site !== null && isPageOf(site, headers.origin) ? site : null;
    };

    app.get('/app.js', async (request, reply) => {
      script ??= readScript();
      const { text, tag } = await script.catch((error: unknown) => {
        script = undefined;
        throw error;
      });
      reply.headers({ 'Cache-Control': 'public, max-age=300', ETag: tag });
      if (request.headers['if-none-match'] === tag) return reply.code(304).send();
      return reply.type('text/javascript; charset=utf-8').send(text);
    });

    app.register(async (limited) => {
      limited.addHook('onRequest', async (request, reply) => {
        reply.header('Cache-Control', 'no-store');
        await limit.count(request.ip);
      });

      limited.post(`/${CAPTURE_PATHS.widgets}`, async (request) => {
        const body = await askedBy(request);
        const site = body.tk === true ? await siteOf(body, request) : null;
        const answer: WidgetsAnswer = {
          widgets: [],
          has_logo: false,
          enabled_gdpr: false,
          recaptcha_site_key: '',
          country_code: '',
          service_worker_url: '',
          cdn_url: '',
          expiry: now() + WIDGETS_LIFE,
          session_id: body.s ?? '',
          ...(site && {
            talk_suite: {
              api: `${addressOf(request)}/v1/talk/${site.trackingKey}`,
              settings: null,
              online: false,
            },
          }),
        };
        return answer;
      });

      // Nothing is kept of where people go: a Talk server has no campaigns.
      for (const path of [CAPTURE_PATHS.pageEvent, CAPTURE_PATHS.widgetEvent])
        limited.post(`/${path}`, async (request): Promise<EventAnswer> => {
          const { s = '' } = await askedBy(request);
          return { session_id: s };
        });
    });
  };
