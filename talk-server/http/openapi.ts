import { STATUS_CODES } from 'node:http';
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { problemAnswerSchema } from '@talk-suite/core/contract';

/** By the beginning of an address: whose it is, and what proves who asks. */
const PARTS = [
  { prefix: '/v1/talk/settings', tag: 'hosts', security: 'key' },
  { prefix: '/v1/talk/session', tag: 'hosts', security: 'key' },
  { prefix: '/v1/talk/', tag: 'visitors', security: 'visitor' },
  { prefix: '/v1/agents/', tag: 'agents', security: 'key' },
  { prefix: '/v1/programs/', tag: 'programs', security: 'key' },
  { prefix: '/v1/inbox/', tag: 'inbox', security: 'session' },
  { prefix: '/v1/continue/', tag: 'continue', security: 'link' },
] as const;

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description }) as const;

/** The answers that each route has besides its own. */
const REFUSED = {
  '4XX': { $ref: '#/components/responses/Refused' },
  '5XX': { $ref: '#/components/responses/Refused' },
} as const;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Schemas that have a title stand once, below it, and are referred to. Values that a schema names are no schemas. */
const collectTitled = (document: Json): Json => {
  const titled: Json = {};
  const referred = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(referred);
    if (!isObject(value)) return value;
    const copy = Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, key === 'default' ? each : referred(each)]),
    );
    if (typeof copy['title'] !== 'string') return copy;
    titled[copy['title']] = copy;
    return { $ref: `#/components/schemas/${copy['title']}` };
  };
  const paths = referred(document['paths']);
  const components = referred(document['components']) as Json;
  return { ...document, components: { ...components, schemas: titled }, paths };
};

interface Operation {
  responses: Record<string, { description: string }>;
}

/** Completes what the routes say of their answers. */
const completeAnswers = (operation: Operation): void => {
  for (const [status, answer] of Object.entries(operation.responses))
    if (answer.description === 'Default Response') answer.description = `${STATUS_CODES[status]}.`;
  Object.assign(operation.responses, REFUSED);
};

/** How every route is described, from the schemas that judge its requests and those that its answers are typed by. */
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
        link: bearer("The secret that `POST /v1/continue/open` gives for the token of a mail's link."),
      },
      responses: {
        Refused: {
          description:
            'Refused. `problem` says why; for `invalid`, `field` and `reason` say what of the request.',
          content: { 'application/json': { schema: problemAnswerSchema as object } },
        },
      },
    },
  },
  transform: ({ schema, url }) => {
    const part = PARTS.find(({ prefix }) => url.startsWith(prefix));
    // What pages load, and what the loader reports: no secret opens it.
    const described = part
      ? { tags: [part.tag], security: [{ [part.security]: [] }] }
      : { tags: ['loader'], security: [] };
    return { url, schema: { ...described, ...schema } };
  },
  transformObject: (document) => {
    const { openapiObject } = document as unknown as { openapiObject: Json };
    for (const path of Object.values(openapiObject['paths'] ?? {}) as Record<string, Operation>[])
      for (const operation of Object.values(path)) completeAnswers(operation);
    return collectTitled(openapiObject) as never;
  },
};
