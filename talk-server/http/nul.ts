import type { FastifyInstance } from 'fastify';
import { Refusal } from './problems.ts';

/** The path of a text with a NUL in it, which PostgreSQL cannot store; null where there is none. */
const pathOfNul = (value: unknown, path: string): string | null => {
  if (typeof value === 'string') return value.includes('\0') ? path : null;
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return null;
  for (const [name, member] of Object.entries(value)) {
    const found = name.includes('\0') ? path : pathOfNul(member, path === '' ? name : `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
};

/** Refuses NUL in every body, by the field, before anything is done with it: the same in both stores. */
export const refuseNul = (app: FastifyInstance): void => {
  app.addHook('preValidation', async ({ body }) => {
    const field = pathOfNul(body, '');
    if (field !== null) throw new Refusal({ problem: 'invalid', field, reason: 'nul' });
  });
};
