import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Header } from '../../core/csp/types.ts';
import { createCertificate } from '../browser/certificate.ts';
import { accountScript, loaderScript } from './exercise.ts';

/** One server on this machine that stands in for the site, for Ortto and for every host Talk loads from. */

export const SITE = 'site.test';

/** Where names with a star are tried. */
export const concreteHost = (host: string): string => host.replace(/^\*\./, 'www.');

export const hostNames = [
  SITE,
  'static.site.test',
  'cdn2l.ink',
  'cdneu.net',
  'cdnau.net',
  'track.brand.test',
  'capture-api.autopilotapp.com',
  'capture-api.eu.autopilotapp.com',
  'capture-api-au.ortto.app',
  ...['', 'eu.', 'au.'].flatMap((label) => [
    `talk-api.${label}autopilotapp.com`,
    `m.${label}autopilotapp.com`,
  ]),
  'global.vss.twilio.com',
  'sdkgw.us1.twilio.com',
  'www.youtube.com',
  'www.spotify.com',
  'www.gyazo.com',
  'www.ytimg.com',
  'fonts.googleapis.com',
  'fonts.gstatic.com',
];

export const loaderIntegrity = `sha256-${createHash('sha256').update(loaderScript).digest('base64')}`;

export interface ServedPage {
  readonly headers: readonly Header[];
  readonly html: string;
}

export interface Everywhere {
  readonly port: number;
  readonly hosts: Readonly<Record<string, number>>;
  readonly trust: readonly string[];
  /** Pages of the site by path. */
  readonly pages: Map<string, ServedPage>;
  /** Addresses that were asked for, sockets with their wss scheme. */
  readonly seen: Set<string>;
  stop(): Promise<void>;
}

/** Eight samples of silence. */
const sound = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([44, 0, 0, 0]),
  Buffer.from('WAVEfmt '),
  Buffer.from([16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0]),
  Buffer.from('data'),
  Buffer.from([8, 0, 0, 0, 128, 128, 128, 128, 128, 128, 128, 128]),
]);

const files: Readonly<Record<string, readonly [type: string, body: string | Buffer]>> = {
  'loader.js': ['text/javascript', loaderScript],
  'app.js': ['text/javascript', accountScript],
  'style.css': ['text/css', '.probe { color: red }'],
  'image.svg': ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'],
  'sound.wav': ['audio/wav', sound],
  'data.json': ['application/json', '{}'],
  'frame.html': ['text/html', '<!doctype html><title>frame</title>'],
  // Never decoded: that it was asked for is what counts.
  'font.woff2': ['font/woff2', 'font'],
};

/** A header is bytes; characters beyond ASCII travel as the bytes of their UTF-8 form. */
const asBytes = (value: string): string => Buffer.from(value, 'utf8').toString('latin1');

const sendPage = (response: ServerResponse, { headers, html }: ServedPage): void => {
  const values = new Map<string, string[]>();
  for (const { name, value } of headers)
    values.set(name.toLowerCase(), [...(values.get(name.toLowerCase()) ?? []), value]);
  for (const [name, all] of values) response.setHeader(name, all.map(asBytes));
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(html);
};

/** @throws when the server cannot listen. */
export const startEverywhere = async (): Promise<Everywhere> => {
  const certificate = await createCertificate(hostNames);
  const pages = new Map<string, ServedPage>();
  const seen = new Set<string>();

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const host = request.headers.host ?? '';
    const path = request.url ?? '/';
    seen.add(`https://${host}${path}`);
    response.setHeader('cache-control', 'no-store');
    response.setHeader('access-control-allow-origin', '*');
    const page = host === SITE ? pages.get(path) : undefined;
    if (page) return sendPage(response, page);
    const file = files[path.split('/').at(-1)!.split('?')[0]!];
    if (!file) return void response.writeHead(404).end();
    response.setHeader('content-type', file[0]);
    response.end(file[1]);
  };

  const server = createServer(certificate, answer);
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    seen.add(`wss://${request.headers.host}${request.url}`);
    socket.close();
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    hosts: Object.fromEntries(hostNames.map((name) => [name, port])),
    trust: [certificate.publicKeyHash],
    pages,
    seen,
    stop: async () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
