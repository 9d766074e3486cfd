import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { PROBLEMS } from '@talk-suite/core/contract';

/** By the beginning of an address: whose it is, and what proves who asks. */
const PARTS = [
  { prefix: '/v1/talk/settings', tag: 'hosts', security: 'key' },
  { prefix: '/v1/talk/session', tag: 'hosts', security: 'key' },
  { prefix: '/v1/talk/', tag: 'visitors', security: 'visitor' },
  { prefix: '/v1/agents/', tag: 'agents', security: 'key' },
  { prefix: '/v1/programs/', tag: 'programs', security: 'key' },
  { prefix: '/v1/inbox/', tag: 'inbox', security: 'session' },
] as const;

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description }) as const;

const problem = {
  description: 'Refused. `problem` says why; for `invalid`, `field` and `reason` say what of the request.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['problem'],
        properties: {
          problem: { type: 'string', enum: [...PROBLEMS] },
          field: { type: 'string' },
          reason: { type: 'string' },
        },
      },
    },
  },
} as const;

/** How every route is described, from the schemas that judge its requests. */
export const openApi: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Talk server',
      description: 'What browsers, agents and programs ask a Talk server for.',
      version: '1',
    },
    components: {
      securitySchemes: {
        visitor: bearer('The secret that the browser made before its first message.'),
        key: bearer('A key of the scope that the address needs. `X-Api-Key` takes it, too.'),
        session: { type: 'apiKey', in: 'cookie', name: '__Host-talk_session' },
      },
    },
  },
  transform: ({ schema, url }) => {
    const part = PARTS.find(({ prefix }) => url.startsWith(prefix));
    // What pages load, and what the loader reports: no secret opens it.
    const described = part
      ? { tags: [part.tag], security: [{ [part.security]: [] }] }
      : { tags: ['loader'], security: [] };
    return { url, schema: { ...schema, ...described } };
  },
  transformObject: (document) => {
    const { openapiObject } = document as { openapiObject: { paths?: Record<string, object> } };
    for (const path of Object.values(openapiObject.paths ?? {}))
      for (const operation of Object.values(path) as { responses?: object }[])
        operation.responses = { ...operation.responses, '4XX': problem, '5XX': problem };
    return openapiObject as never;
  },
};
