import multipart from '@fastify/multipart';
import { fileAddressAnswerSchema, uploadAnswerSchema } from '@talk-suite/core/contract';
import { Type } from 'typebox';
import { Refusal } from '../problems.ts';
import { LARGEST_FILE, takeUpload } from '../uploads.ts';
import type { App, VisitorParts } from './parts.ts';
import { ownConversation, unlessBlocked } from './site-of-page.ts';

const ofConversation = {
  site: Type.String({ maxLength: 200 }),
  conversation: Type.String({ maxLength: 100 }),
};

/** Files of a visitor's conversations. */
export const addFiles = async (
  app: App,
  { store, persons, rules, addresses, addressOf, now }: VisitorParts,
): Promise<void> => {
  await app.register(multipart, { limits: { fileSize: LARGEST_FILE, files: 1, fields: 0, parts: 1 } });

  app.post(
    '/conversations/:conversation/files',
    { schema: { params: Type.Object(ofConversation), response: { 201: uploadAnswerSchema } } },
    async (request, reply) => {
      const { conversation } = request.params;
      // Whose it is, is known before a byte of the file is read.
      const visitor = await ownConversation(store, persons, request, conversation);
      unlessBlocked(visitor);
      const { files, identityNeeded } = await rules.of(request.site);
      if (identityNeeded && request.proof === null) throw new Refusal({ problem: 'identityNeeded' });
      const file = await takeUpload(store.files, request, conversation, visitor.id, files, now());
      return reply.code(201).send({ file });
    },
  );

  app.get(
    '/conversations/:conversation/files/:file',
    {
      schema: {
        params: Type.Object({ ...ofConversation, file: Type.String({ maxLength: 100 }) }),
        response: { 200: fileAddressAnswerSchema },
      },
    },
    async (request) => {
      const { conversation, file: id } = request.params;
      await ownConversation(store, persons, request, conversation);
      const [file] = await store.files.filesOf(conversation, [id]);
      if (file === undefined) throw new Refusal({ problem: 'notFound' });
      const { path, expiresAt } = await addresses.pathOf(id, file.name);
      return { url: addressOf(request) + path, expiresAt };
    },
  );
};
