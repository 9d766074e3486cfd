import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { Type } from 'typebox';
import { createApp } from '../../../talk-server/http/app.ts';
import { describeApi } from '../../../talk-server/http/describe-api.ts';
import { holdToDescription, type Description } from '../described-answers.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { onSqlite } from '../places.ts';

describe('The description of the API', () => {
  let described: Description;

  beforeAll(async () => {
    described = (await describeApi()) as Description;
  });

  test('is an OpenAPI document of version 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...(await describeApi()) })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  test('says of every route what it answers where it succeeds, and one shape for all that is refused', () => {
    const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { responses }]) => ({ route: `${method} ${path}`, responses })),
    );
    expect(operations.length).toBeGreaterThan(80);
    for (const { route, responses } of operations) {
      const { '4XX': refused, '5XX': failed, ...own } = responses;
      expect([route, refused, failed]).toEqual([route, REFUSED, REFUSED]);
      const answers = Object.entries(own).map(([status, { content = {} }]) => ({
        status,
        schemas: Object.values(content).map(({ schema }) => schema),
      }));
      const successes = answers.filter(({ status }) => status.startsWith('2'));
      expect([route, successes.length > 0]).toEqual([route, true]);
      for (const { status, schemas } of successes)
        expect([route, status, schemas.map((schema) => Object.keys(schema).length > 0)]).toEqual([
          route,
          status,
          status === '204' ? [] : [true],
        ]);
    }
  });
});

const REFUSED = { $ref: '#/components/responses/Refused' };

describe('An answer', () => {
  let place: StoreUnderTest;
  let app: FastifyInstance;
  let objections: readonly string[];

  beforeAll(async () => {
    place = await onSqlite();
    app = createApp({ store: place.store, logger: pino({ level: 'silent' }) });
    objections = holdToDescription(app);
    const response = { 200: Type.Object({ known: Type.Integer() }) };
    app.register(async (routes) => {
      routes.get('/more', { schema: { response } }, async () => ({ known: 1, unknown: [{ deep: 'é' }] }));
      routes.get('/other', { schema: { response } }, async () => ({ known: 'one' }));
    });
  });

  afterAll(async () => {
    await app.close();
    await place.stop();
  });

  test('is sent as it is, whatever its description leaves out', async () => {
    const { body, headers } = await app.inject('/more');
    expect([body, headers['content-type']]).toEqual([
      '{"known":1,"unknown":[{"deep":"é"}]}',
      'application/json; charset=utf-8',
    ]);
  });

  test('that is not as described, or more than that, is found by these tests', async () => {
    const before = objections.length;
    await app.inject('/more');
    await app.inject('/other');
    expect(objections.slice(before)).toEqual([
      expect.stringMatching(/^GET \/more 200: .*additional properties/),
      expect.stringMatching(/^GET \/other 200: .*known must be integer/),
    ]);
  });
});
