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

/** Whether a NUL is anywhere in a value that came from outside. */
export const hasNul = (value: unknown): boolean => pathOfNul(value, '') !== null;

const refusalOfNul = (value: unknown): Refusal | undefined => {
  const field = pathOfNul(value, '');
  return field === null ? undefined : new Refusal({ problem: 'invalid', field, reason: 'nul' });
};

/**
 * Refuses NUL wherever a request can have one, before anything is done with it: the same in both stores. Nothing is
 * found at an address with one; queries and bodies are refused by the field.
 */
export const refuseNul = (app: FastifyInstance): void => {
  app.addHook('onRequest', ({ params, query }, _reply, next) => {
    next(hasNul(params) ? new Refusal({ problem: 'notFound' }) : refusalOfNul(query));
  });
  app.addHook('preValidation', ({ body }, _reply, next) => next(refusalOfNul(body)));
};
