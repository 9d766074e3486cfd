import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { FileAddresses } from '../files/addresses.ts';
import { isShown } from '../files/sniff.ts';
import type { Files } from '../storage/files.ts';
import { Refusal } from './problems.ts';

const params = Type.Object({
  id: Type.String({ maxLength: 100 }),
  expires: Type.String({ pattern: '^\\d{1,16}$' }),
  mark: Type.String({ maxLength: 100 }),
  name: Type.String({ maxLength: 1000 }),
});

const fileAnswer = {
  200: {
    description: 'The file. Of no plain picture the type is said: it is downloaded.',
    content: { '*/*': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } },
  },
};

/**
 * `/files/…`: files by their signed addresses. Whatever is in them, a browser neither runs it nor takes it for
 * something else; what is no plain picture is downloaded.
 */
export const fileRoutes =
  (files: Files, addresses: FileAddresses): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/files/:id/:expires/:mark/:name',
      { schema: { params, response: fileAnswer } },
      async ({ params: asked }, reply) => {
        const counts = await addresses.counts(asked.id, Number(asked.expires), asked.mark);
        const file = counts ? await files.fileBytes(asked.id) : null;
        if (file === null) throw new Refusal({ problem: 'notFound' });
        const name = encodeURIComponent(file.name).replaceAll("'", '%27');
        return reply
          .headers({
            'Content-Type': isShown(file.type) ? file.type : 'application/octet-stream',
            'Content-Disposition': `${isShown(file.type) ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
            'X-Content-Type-Options': 'nosniff',
            'Content-Security-Policy': "default-src 'none'; sandbox",
            'Cross-Origin-Resource-Policy': 'cross-origin',
            'Referrer-Policy': 'no-referrer',
            'Cache-Control': 'private, max-age=600',
          })
          .send(Buffer.from(file.bytes));
      },
    );
  };
