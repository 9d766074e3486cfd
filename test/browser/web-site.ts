import type { Certificate } from './certificate.ts';
import { listen } from './listening.ts';

export interface ServedFile {
  body: string;
  type?: string;
  headers?: Readonly<Record<string, string>>;
  /** What a POST gets, as JSON; without it, the same as anybody. */
  posted?: unknown;
  /** The answer does not come as long as the site is there. */
  held?: true;
}

export interface WebSite {
  port: number;
  /** Files by path, to be set at any time; everything else is 404. */
  files: Map<string, ServedFile>;
  /** Addresses that were asked by POST. */
  posts: string[];
  stop(): Promise<void>;
}

/** A web site on loopback whose pages a test writes. */
export const startWebSite = async (certificate?: Certificate): Promise<WebSite> => {
  const files = new Map<string, ServedFile>();
  const posts: string[] = [];
  const server = await listen(
    (request, response) => {
      const file = files.get((request.url ?? '/').replace(/[?#].*/, ''));
      if (!file) {
        response.writeHead(404).end();
        return;
      }
      const { body, type = 'text/html; charset=utf-8', headers, posted, held } = file;
      if (held) return;
      if (request.method === 'POST') posts.push(request.url!);
      if (request.method === 'POST' && posted !== undefined) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(posted));
        return;
      }
      response.writeHead(200, { 'content-type': type, ...headers }).end(body);
    },
    { certificate },
  );
  return { ...server, files, posts };
};
