import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
}

/** What is told of an error. Its other members are left out: a database's errors carry the rows that they are about. */
const describeError = (error: unknown): LoggedError | string => {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    message: error.message,
    ...(code !== undefined && { code: String(code) }),
    ...(error.stack !== undefined && { stack: error.stack }),
  };
};

/** Logs in JSON, a line each: never a message, an address, a key, a token or a query. */
export const createLogger = (level: Config['TALK_LOG_LEVEL'], destination?: DestinationStream): Logger =>
  pino({ level, base: null, serializers: { err: describeError } }, destination as DestinationStream);
