import type { ProblemAnswer } from '@talk-suite/core/contract';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { LogRefusal } from '../storage/log.ts';

/** "No" and "not yours" look the same: nobody learns what exists. */
const STATUS: Readonly<Record<ProblemAnswer['problem'], number>> = {
  invalid: 400,
  forbidden: 403,
  notFound: 404,
  identityRefused: 401,
  identityNeeded: 403,
  detailsNeeded: 400,
  outsideHours: 403,
  keyReused: 409,
  closed: 409,
  stale: 412,
  blocked: 403,
  tooMany: 429,
  unavailable: 503,
};

/** Seconds after which a request that the storage could not serve is worth another try. */
const RETRY_AFTER = '2';

/** A refusal that a route throws. */
export class Refusal extends Error {
  readonly answer: ProblemAnswer;
  readonly retryAfter: number | undefined;

  constructor(answer: ProblemAnswer, retryAfter?: number) {
    super(answer.problem);
    this.answer = answer;
    this.retryAfter = retryAfter;
  }
}

const say = (reply: FastifyReply, answer: ProblemAnswer): FastifyReply =>
  reply.code(STATUS[answer.problem]).send(answer);

/** What of a request does not fit its schema. */
const invalid = ({ validation, message }: FastifyError): ProblemAnswer => {
  const [first] = validation ?? [];
  const { requiredProperties, additionalProperties } = first?.params ?? {};
  const [named] = [requiredProperties, additionalProperties].flatMap((names) => names ?? []);
  const path = [...(first?.instancePath.split('/').slice(1) ?? []), ...(named ? [String(named)] : [])];
  return {
    problem: 'invalid',
    ...(path.length > 0 && { field: path.join('.') }),
    reason: first?.message ?? message,
  };
};

/** Every error as an answer of the contract; what is ours is logged, and nothing of it is told. */
export const addProblems = (app: FastifyInstance): void => {
  app.setNotFoundHandler((_request, reply) => say(reply, { problem: 'notFound' }));
  app.setErrorHandler<FastifyError | Refusal | LogRefusal>((error, request, reply) => {
    if (error instanceof Refusal) {
      if (error.retryAfter !== undefined) reply.header('Retry-After', String(error.retryAfter));
      return say(reply, error.answer);
    }
    if (error instanceof LogRefusal) {
      if (error.problem !== 'unavailable') return say(reply, { problem: error.problem });
      request.log.error({ cause: String(error.cause) }, 'The storage did not answer.');
      return say(reply.header('Retry-After', RETRY_AFTER), { problem: 'unavailable' });
    }
    const status = error.statusCode ?? 500;
    if (status < 500) {
      reply.code(status);
      return reply.send(invalid(error));
    }
    request.log.error({ err: error }, 'A request failed.');
    return say(reply.header('Retry-After', RETRY_AFTER), { problem: 'unavailable' });
  });
};
