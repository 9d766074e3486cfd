import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  CAPTURE_LIMIT,
  CAPTURE_PATHS,
  captureBodySchema,
  eventAnswerSchema,
  isOnPage,
  serverWidgetsAnswerSchema,
  type CaptureBody,
  type OutboundWidget,
} from '@talk-suite/core/contract';
import { availabilityAt } from '@talk-suite/core/messenger';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { appScript, messengerFolder } from '../../built-files.ts';
import { unpushedMessenger } from '../../sites/judged-settings.ts';
import type { Rules, SiteRules } from '../../sites/rules.ts';
import type { Site } from '../../storage/directory.ts';
import type { Store } from '../../storage/store.ts';
import { outboundText } from '../../visitors/outbound-text.ts';
import type { AddressLimit } from '../limits.ts';
import { Refusal } from '../problems.ts';
import { isHidden } from './admission.ts';
import { isPageOf } from './site-of-page.ts';

/** Milliseconds that the answer to a request for widgets counts. */
const WIDGETS_LIFE = 24 * 60 * 60 * 1000;

const bodies = Compile(captureBodySchema);

const scriptAnswer = {
  200: { description: 'The script.', content: { 'text/javascript': { schema: Type.String() } } },
  304: Type.Unsafe<undefined>({ type: 'null', description: 'The one that the browser has.' }),
};

interface Script {
  readonly text: string;
  readonly tag: string;
}

/** @throws where the core was not built, with what to do. */
const readScript = async (): Promise<Script> => {
  try {
    const text = await readFile(appScript(), 'utf8');
    return { text, tag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
  } catch (cause) {
    throw new Error('The messenger is not built: run `npm run build:core`.', { cause });
  }
};

/** Whether somebody answers now: by the hours, which this server reckons, or else by who is there. */
const isOnline = async (
  { hours }: SiteRules,
  isSomebodyThere: () => Promise<boolean>,
  now: number,
): Promise<boolean> => (hours === null ? isSomebodyThere() : availabilityAt(hours, now).open);

const pathOf = (address: string): string =>
  URL.canParse(address) && /^https?:/.test(address) ? new URL(address).pathname : '/';

/** The outbound messages for a page and a visitor, as far as a server knows them; the rest is the browser's to judge. */
const outboundFor = async (
  store: Store,
  { site, rules }: { readonly site: Site; readonly rules: SiteRules },
  { u = '', e = '', ei = '', tt = '', first = '' }: CaptureBody,
  isThere: boolean,
): Promise<readonly OutboundWidget[]> => {
  const messages = await store.outbound.outboundAt(site.id);
  if (messages.length === 0) return [];
  const members = new Map((await store.members.members()).map(({ id, name }) => [id, name]));
  const isKnown = [e, ei, tt].some((each) => each !== '');
  const path = pathOf(u);
  const siteName = rules.messenger?.siteName ?? site.name;
  return messages
    .filter(
      ({ enabled, who, pages }) =>
        enabled &&
        (who === 'everyone' || (who === 'known') === isKnown) &&
        isOnPage({ selection: pages.selection, filter: pages.paths }, path),
    )
    .map(({ id, text, agent, pages, who, device, when, frequency }) => ({
      id,
      type: 'talk',
      page: { selection: pages.selection, filter: pages.paths, device },
      who: { selection: who },
      when,
      frequency,
      talk_message_body: outboundText(text, {
        first_name: first,
        site_name: siteName,
        agent_name: members.get(agent ?? '') ?? '',
      }),
      talk_message_agent_id: agent ?? '',
      talk_message_agent:
        agent === null
          ? null
          : { id: agent, name: members.get(agent) ?? '', status: isThere ? 'online' : 'away' },
    }));
};

/** The messenger's files as the core has built them, by their names. */
const readMessenger = async (): Promise<ReadonlyMap<string, string>> => {
  const folder = messengerFolder();
  const { files } = JSON.parse(await readFile(new URL('front.json', folder), 'utf8')) as {
    readonly files: readonly string[];
  };
  return new Map(
    await Promise.all(
      files.map(async (file) => [file, await readFile(new URL(file, folder), 'utf8')] as const),
    ),
  );
};

export interface CaptureParts {
  readonly store: Store;
  readonly limit: AddressLimit;
  /** Where browsers reach the server, without a slash at the end. */
  readonly addressOf: (request: FastifyRequest) => string;
  readonly rules: Rules;
  readonly isSomebodyThere: () => Promise<boolean>;
  readonly now: () => number;
}

/** What a tracking code loads, and what that script asks: `core/contract/loader`. */
export const captureRoutes =
  ({ store, limit, addressOf, rules, isSomebodyThere, now }: CaptureParts): FastifyPluginAsyncTypebox =>
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

    app.get('/app.js', { schema: { response: scriptAnswer } }, async (request, reply) => {
      script ??= readScript();
      const { text, tag } = await script.catch((error: unknown) => {
        script = undefined;
        throw error;
      });
      reply.headers({ 'Cache-Control': 'public, max-age=300', ETag: tag });
      if (request.headers['if-none-match'] === tag) return reply.code(304).send();
      return reply.type('text/javascript; charset=utf-8').send(text);
    });

    let messenger: ReturnType<typeof readMessenger> | undefined;
    // Their names have the hash of their content.
    app.get(
      '/:file(^[a-z-]+-[a-z0-9]{16,64}\\.js$)',
      { schema: { params: Type.Object({ file: Type.String() }), response: scriptAnswer } },
      async ({ params }, reply) => {
        messenger ??= readMessenger();
        const text = (await messenger).get(params.file);
        if (text === undefined) throw new Refusal({ problem: 'notFound' });
        reply.header('Cache-Control', 'public, max-age=31536000, immutable');
        return reply.type('text/javascript; charset=utf-8').send(text);
      },
    );

    app.register(async (limited) => {
      limited.addHook('onRequest', async (request, reply) => {
        reply.header('Cache-Control', 'no-store');
        await limit.count(request.ip);
      });

      const widgets = { response: { 200: serverWidgetsAnswerSchema } };
      limited.post(`/${CAPTURE_PATHS.widgets}`, { schema: widgets }, async (request) => {
        const body = await askedBy(request);
        const site = body.tk === true ? await siteOf(body, request) : null;
        const asked = site && { site, rules: await rules.of(site) };
        const isThere = asked !== null && (await isOnline(asked.rules, isSomebodyThere, now()));
        return {
          widgets:
            asked && !isHidden(asked.rules, now()) ? await outboundFor(store, asked, body, isThere) : [],
          has_logo: false,
          enabled_gdpr: false,
          recaptcha_site_key: '',
          country_code: '',
          service_worker_url: '',
          cdn_url: '',
          expiry: now() + WIDGETS_LIFE,
          session_id: body.s ?? '',
          ...(asked && {
            talk_suite: {
              api: `${addressOf(request)}/v1/talk/${asked.site.trackingKey}`,
              settings: asked.rules.messenger ?? unpushedMessenger(asked.site.name),
              outbound: (await store.outbound.outboundAt(asked.site.id)).some(({ enabled }) => enabled),
              online: isThere,
            },
          }),
        };
      });

      // Nothing is kept of where people go: a Talk server has no campaigns.
      for (const path of [CAPTURE_PATHS.pageEvent, CAPTURE_PATHS.widgetEvent])
        limited.post(`/${path}`, { schema: { response: { 200: eventAnswerSchema } } }, async (request) => {
          const { s = '' } = await askedBy(request);
          return { session_id: s };
        });
    });
  };
