import multipart from '@fastify/multipart';
import { fileAddressAnswerSchema, uploadAnswerSchema } from '@talk-suite/core/contract';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { FileAddresses } from '../../files/addresses.ts';
import type { Store } from '../../storage/store.ts';
import { need, type Gate } from '../gate.ts';
import { Refusal } from '../problems.ts';
import { LARGEST_FILE, takeUpload } from '../uploads.ts';

const conversation = Type.String({ maxLength: 100 });

/** Files that agents send and read, below `/v1/agents`. */
export const agentFileRoutes =
  (store: Store, gate: Gate, addresses: FileAddresses, now: () => number): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(multipart, { limits: { fileSize: LARGEST_FILE, files: 1, fields: 0, parts: 1 } });
    app.decorateRequest('member', null as never);
    app.addHook('onRequest', async (request) => {
      request.member = await gate.enter(request);
    });

    app.post(
      '/conversations/:conversation/files',
      { schema: { params: Type.Object({ conversation }), response: { 201: uploadAnswerSchema } } },
      async (request, reply) => {
        need(request.member, 'answer');
        const rules = { accepted: 'files', largest: LARGEST_FILE } as const;
        const file = await takeUpload(store.files, request, request.params.conversation, null, rules, now());
        return reply.code(201).send({ file });
      },
    );

    app.get(
      '/conversations/:conversation/files/:file',
      {
        schema: {
          params: Type.Object({ conversation, file: Type.String({ maxLength: 100 }) }),
          response: { 200: fileAddressAnswerSchema },
        },
      },
      async (request) => {
        const { file: id, conversation: of } = request.params;
        const [file] = await store.files.filesOf(of, [id]);
        if (file === undefined) throw new Refusal({ problem: 'notFound' });
        const { path, expiresAt } = await addresses.pathOf(id, file.name);
        const { host, protocol } = request;
        return { url: gate.addressOf(host, protocol) + path, expiresAt };
      },
    );
  };
