import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable } from '@react-router/node';
import { renderToPipeableStream } from 'react-dom/server';
import {
  createRequestHandler,
  ServerRouter,
  type AppLoadContext,
  type EntryContext,
  type HandleErrorFunction,
} from 'react-router';
import { inLanguageOf } from './language/request.server.ts';
import { NonceContext } from './nonce.ts';

// The server around the app takes these from here, so that both run on one copy of the router and one store.
export { createRequestHandler };
export { isSessionToken, sessions } from './shopify.server.ts';

/** Milliseconds until a page that is still being rendered is given up. */
export const streamTimeout = 5000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> | Response {
  if (request.method === 'HEAD') return new Response(null, { status, headers });
  const render = () =>
    new Promise<Response>((resolve, reject) => {
      let shellSent = false;
      const { pipe, abort } = renderToPipeableStream(
        <NonceContext value={nonce}>
          <ServerRouter context={context} url={request.url} nonce={nonce} />
        </NonceContext>,
        {
          nonce,
          onShellReady() {
            shellSent = true;
            const body = new PassThrough();
            headers.set('Content-Type', 'text/html; charset=utf-8');
            resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
            pipe(body);
          },
          onShellError: reject,
          onError(error) {
            if (shellSent) logError(error);
          },
        },
      );
      setTimeout(abort, streamTimeout + 1000).unref();
    });
  return inLanguageOf(request, render);
}

/** An error by its own words; never the request, whose address carries a token. */
const logError = (error: unknown): void =>
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));

export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!request.signal.aborted) logError(error);
};
