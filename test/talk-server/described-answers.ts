import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
  readonly $ref?: string;
}

export interface Description {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, Answer> }>>;
}

/** What is not described may not be there: a client is free to pass over more, and a test is not. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isObject(schema)) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part)]));
  return schema['type'] === 'object' && isObject(schema['properties'])
    ? { additionalProperties: false, ...parts }
    : parts;
};

const pointer = (...steps: readonly string[]): string =>
  `api#/${steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

/** Judges answers by the description that a server gives of them. */
class Judge {
  readonly #description: Description;
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(description: Description) {
    this.#description = description;
    this.#ajv.addSchema(closed(description) as Json, 'api');
  }

  /** What is wrong with an answer; null for one as described, and for a route that is not. */
  objection(method: string, route: string, status: number, type: string, text: string): string | null {
    const path = route.replaceAll(/:(\w+)(\([^)]*\))?/g, '{$1}');
    const responses = this.#description.paths[path]?.[method.toLowerCase()]?.responses;
    if (responses === undefined) return null;
    const key = [String(status), `${Math.floor(status / 100)}XX`].find((each) => each in responses);
    if (key === undefined) return 'no such status';
    const place = ['paths', path, method.toLowerCase(), 'responses', key];
    const { $ref } = responses[key]!;
    return this.#judge($ref === undefined ? place : $ref.slice(2).split('/'), type, text);
  }

  #judge(place: readonly string[], type: string, text: string): string | null {
    const answer = place.reduce<unknown>((part, step) => (part as Json)[step], this.#description) as Answer;
    if (answer.content === undefined) return text === '' ? null : 'has a body';
    const media = [type.split(';')[0]!, '*/*'].find((each) => each in answer.content!);
    if (media === undefined) return `is ${type}`;
    if (media !== 'application/json') return null;
    const name = pointer(...place, 'content', media, 'schema');
    const isValid = this.#validators.get(name) ?? this.#ajv.compile({ $ref: name });
    this.#validators.set(name, isValid);
    return isValid(JSON.parse(text)) ? null : this.#ajv.errorsText(isValid.errors);
  }
}

/** Holds each answer of a server to its own description. @returns what was not as described, as it comes up */
export const holdToDescription = (app: FastifyInstance): readonly string[] => {
  const objections: string[] = [];
  let judge: Judge | undefined;
  app.addHook('onSend', async ({ method, routeOptions: { url: route = '' } }, reply, payload) => {
    judge ??= new Judge(app.swagger() as unknown as Description);
    const text = typeof payload === 'string' ? payload : '';
    const type = String(reply.getHeader('content-type') ?? '');
    const objection = judge.objection(method, route, reply.statusCode, type, text);
    if (objection !== null) objections.push(`${method} ${route} ${reply.statusCode}: ${objection}`);
  });
  return objections;
};
