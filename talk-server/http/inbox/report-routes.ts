import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isZone } from '@talk-suite/core/messenger';
import { Type, type Static } from 'typebox';
import { csvOf, reportOf, reportSchema, type Report } from '../../reports/report.ts';
import type { Store } from '../../storage/store.ts';
import { closed, id } from '../schemas.ts';
import { Refusal } from '../problems.ts';

const DAY = 24 * 60 * 60 * 1000;

const period = Type.Object(
  {
    days: Type.Integer({ minimum: 1, maximum: 366 }),
    zone: Type.String({ maxLength: 100 }),
    site: Type.Optional(id),
  },
  closed,
);

const csv = {
  200: { description: 'The days as a table.', content: { 'text/csv': { schema: Type.String() } } },
};

/** How many conversations, and how fast the first answer: below `/v1/inbox`. */
export const reportRoutes =
  ({ inbox }: Store, now: () => number): FastifyPluginAsyncTypebox =>
  async (app) => {
    const read = async ({ days, zone, site }: Static<typeof period>): Promise<Report> => {
      if (!isZone(zone)) throw new Refusal({ problem: 'invalid', field: 'zone', reason: 'zone' });
      const to = now();
      const from = to - (days - 1) * DAY;
      return reportOf(await inbox.firstAnswers(from, to, site), from, to, zone);
    };
    const report = { querystring: period, response: { 200: reportSchema } };
    app.get('/report', { schema: report }, ({ query }) => read(query));
    app.get('/report.csv', { schema: { querystring: period, response: csv } }, async ({ query }, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('Content-Disposition', 'attachment; filename="report.csv"')
        .send(csvOf(await read(query))),
    );
  };
