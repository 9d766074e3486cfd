import { randomBytes } from 'node:crypto';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { assumedHosts, knownHosts } from '../../../core/connection/hosts.ts';
import { createCertificate } from '../../browser/certificate.ts';
import { listen } from '../../browser/listening.ts';
import { buildApp } from './app.ts';
import { Conversations, agent } from './conversations.ts';
import { Records, type ReceivedRequest, type RequestFilter } from './records.ts';

export interface OrttoOptions {
  /** 0, the default, is any free port. */
  port?: number;
  /** Serves https, with a throw-away certificate for Ortto's real host names and `customHosts`. */
  https?: boolean;
  /** Tracking subdomains that a site may have of its own. */
  customHosts?: readonly string[];
  /** Whether Talk is switched on in the account. */
  talk?: boolean;
  /** How long the simulated agent thinks, in milliseconds. */
  answerDelay?: number;
}

export interface Ortto {
  /** Where this machine reaches it, without a slash at the end. */
  url: string;
  port: number;
  /** The three values of a tracking code; with `https`, real host names. */
  trackingKey: string;
  captureHost: string;
  scriptUrl: string;
  /** What its API wants to see, in an `X-Api-Key`. */
  apiKey: string;
  /** For `launchChromium`: the names it answers to, and what to trust. Empty without `https`. */
  hosts: Readonly<Record<string, number>>;
  trust: readonly string[];
  /** What it received, `/-/sandbox/…` aside, oldest first. */
  requests(filter?: RequestFilter): ReceivedRequest[];
  /** Forgets requests and conversations. */
  reset(): void;
  stop(): Promise<void>;
}

/** base64url of a data source's id (12 bytes) and the instance's name, as real keys are. */
const trackingKey = Buffer.concat([
  Buffer.from('65a1b2c3d4e5f60718293a4b', 'hex'),
  Buffer.from('talk-demo'),
]).toString('base64url');

const apiKey = 'PRIVATE-talk-demo-5f1c9a7e3b2d4860';

/** Whose session a token of the stand-in is. */
export const personOf = (token: string): string =>
  Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();

const widgets = {
  widgets: [],
  has_logo: false,
  enabled_gdpr: false,
  recaptcha_site_key: '',
  country_code: 'AU',
  service_worker_url: '',
  cdn_url: '',
};

const record = (request: Request): ReceivedRequest => ({
  at: new Date().toISOString(),
  method: request.method,
  path: request.path,
  host: request.headers.host ?? '',
  referer: request.headers.referer ?? '',
  contentType: request.headers['content-type'] ?? '',
  body: (request.body as Record<string, unknown> | undefined) ?? null,
});

const sessionOf = ({ body, query }: Request): string =>
  String((body as { s?: unknown } | undefined)?.s ?? query['s'] ?? '');

/** The routes of script host and capture host in one, as custom tracking subdomains have them. */
const routes = (records: Records, conversations: Conversations, app: string, talk: boolean): Express => {
  const server = express().disable('x-powered-by').disable('etag');
  server.use((_request, response, next) => {
    response.set({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'no-store',
    });
    next();
  });
  // Browsers send JSON as text/plain, which needs no pre-flight.
  server.use(express.json({ type: ['text/plain', 'application/json'], limit: '100kb' }));
  server.use((request, _response, next) => {
    if (!request.path.startsWith('/-/sandbox/requests')) records.add(record(request));
    next();
  });

  server.get(['/app.js', '/'], (request, response) => {
    if (request.path === '/') response.type('text').send('Stand-in for Ortto. See /-/sandbox/requests.\n');
    else response.type('text/javascript').send(app);
  });
  server.post('/-/events/page-event', (request, response) => {
    response.json({ session_id: sessionOf(request) });
  });
  server.post('/-/widgets/get', (request, response) => {
    const { s, tk } = (request.body ?? {}) as { s?: unknown; tk?: unknown };
    // How the real answer describes Talk is not public: the key `sandbox` is the stand-in's own.
    response.json({
      ...widgets,
      expiry: Date.now() + 86_400_000,
      session_id: s ?? '',
      ...(tk === true && talk && { sandbox: { talk: { agent } } }),
    });
  });

  // Ortto's API. The answer's member is the stand-in's guess.
  server.post('/v1/talk/session', (request, response) => {
    const { merge_by: by, fields } = (request.body ?? {}) as {
      merge_by?: unknown;
      fields?: Record<string, unknown>;
    };
    const email = fields?.['str::email'];
    if (request.headers['x-api-key'] !== apiKey) response.status(401).json({ error: 'unknown key' });
    else if (!Array.isArray(by) || !by.includes('str::email') || typeof email !== 'string')
      response.status(400).json({ error: 'a person is needed' });
    else {
      const person = Buffer.from(email).toString('base64url');
      response.json({ token: `session.${person}.${randomBytes(12).toString('base64url')}` });
    }
  });

  server.post('/-/sandbox/talk/messages', (request, response) => {
    const text = String((request.body as { text?: unknown } | undefined)?.text ?? '').trim();
    const session = sessionOf(request);
    if (!session || !text || text.length > 2000)
      response.status(400).json({ error: 'a session and a text of at most 2,000 characters are needed' });
    else response.json({ messages: [conversations.say(session, text)] });
  });
  server.get('/-/sandbox/talk/messages', (request, response, next) => {
    const after = Number(request.query['after'] ?? 0);
    const patience = Math.min(Number(request.query['wait'] ?? 0), 20_000);
    conversations
      .next(sessionOf(request), after, patience)
      .then((messages) => response.json({ messages }), next);
  });

  server.get('/-/sandbox/requests', (_request, response) => {
    response.json(records.matching());
  });
  server.delete('/-/sandbox/requests', (_request, response) => {
    records.clear();
    response.status(204).end();
  });
  server.use(
    (error: Error & { status?: number }, _request: Request, response: Response, next: NextFunction) => {
      if (response.headersSent) next(error);
      else response.status(error.status ?? 500).json({ error: 'the request cannot be read' });
    },
  );
  return server;
};

/** Starts a stand-in for Ortto's script host, capture host and agents, on loopback. Nothing is kept after `stop`. */
export const startOrtto = async ({
  port = 0,
  https = false,
  customHosts = [],
  talk = true,
  answerDelay = 900,
}: OrttoOptions = {}): Promise<Ortto> => {
  const names = https
    ? [...new Set([...knownHosts, ...assumedHosts].map(({ url }) => new URL(url).hostname)), ...customHosts]
    : [];
  const certificate = https ? await createCertificate(names) : undefined;
  const records = new Records();
  const conversations = new Conversations(answerDelay);
  const server = await listen(routes(records, conversations, await buildApp(), talk), { port, certificate });
  const url = `${https ? 'https' : 'http'}://127.0.0.1:${server.port}`;
  return {
    url,
    port: server.port,
    trackingKey,
    apiKey,
    captureHost: https ? 'https://capture-api.autopilotapp.com/' : `${url}/`,
    scriptUrl: https ? 'https://cdn2l.ink/app.js' : `${url}/app.js`,
    hosts: Object.fromEntries(names.map((name) => [name, server.port])),
    trust: certificate ? [certificate.publicKeyHash] : [],
    requests: (filter) => records.matching(filter),
    reset: () => {
      records.clear();
      conversations.clear();
    },
    stop: async () => {
      conversations.clear();
      await server.stop();
    },
  };
};
