import { request as forward, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Request, Response } from 'express';

/** What a reverse proxy changes in the app's answers. */
export interface Translation {
  /** The Content Security Policy. */
  policy(policy: string): string;
  /** HTML, scripts, and what the `Link` header names of them. */
  text(text: string): string;
}

const translated = (headers: IncomingHttpHeaders, to: Translation): IncomingHttpHeaders => {
  // A translated text has another length.
  const { 'content-length': _length, ...others } = headers;
  const result = isText(headers) ? others : { ...headers };
  const change = (name: string, by: (value: string) => string): void => {
    const value = headers[name];
    if (value !== undefined) result[name] = by(String(value));
  };
  change('content-security-policy', to.policy);
  change('link', to.text);
  return result;
};

const isText = ({ 'content-type': type = '' }: IncomingHttpHeaders): boolean => /html|javascript/.test(type);

/** A reverse proxy in front of the app: passes everything on as it is, but for what is translated. */
export const passTo =
  (url: string, translation: Translation | null = null) =>
  (request: Request, response: Response): void => {
    const onward = forward(
      `${url}${request.originalUrl}`,
      { method: request.method, headers: request.headers },
      (answer) => {
        const { statusCode: status = 502, headers } = answer;
        response.writeHead(status, translation ? translated(headers, translation) : headers);
        if (translation && isText(headers))
          text(answer).then(
            (body) => response.end(translation.text(body)),
            () => response.destroy(),
          );
        else answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };
