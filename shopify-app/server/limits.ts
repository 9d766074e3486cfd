import { APP_DATA_LIMIT } from '../app-data/format.ts';

/** What the server spends on its clients. Times are milliseconds, sizes bytes. */
export interface Limits {
  /** Connections at the same moment; further ones are closed at once. */
  readonly connections: number;
  /** Time to send the headers of a request, counted from the connection. */
  readonly headersTimeout: number;
  /** Time to send a whole request. */
  readonly requestTimeout: number;
  /** Time to work on a request; then it is answered with 503. */
  readonly handlerTimeout: number;
  /** Time to take an answer, counted from its first byte; then the connection is cut. */
  readonly answerTimeout: number;
  /** Time between two looks for connections that are late. */
  readonly checkingInterval: number;
  /** Memory for the bodies of senders with a session token, all requests together. */
  readonly signedBodies: number;
  /** The same for webhooks: who sent them is known only once they have been read. */
  readonly unsignedBodies: number;
  /** Time for which `/health` repeats its last answer. */
  readonly healthAge: number;
  /** Time that the session store has to answer `/health`. */
  readonly healthTimeout: number;
}

export const LIMITS: Limits = {
  connections: 1000,
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  handlerTimeout: 60_000,
  answerTimeout: 60_000,
  checkingInterval: 2000,
  signedBodies: 16_000_000,
  unsignedBodies: 4_000_000,
  healthAge: 2000,
  healthTimeout: 3000,
};

/** The largest body of each address that takes one; no other address does. */
export const BODY_LIMITS = {
  /** Room for a draft that is too large to be saved: the answer then says by how much. */
  '/save': 3 * APP_DATA_LIMIT,
  /** The same, as the router's fetchers ask for it. */
  '/save.data': 3 * APP_DATA_LIMIT,
  '/storefront': 8000,
  /** A connect code. */
  '/server': 8000,
  '/server.data': 8000,
  '/storefront.data': 8000,
  /** A customer's data request names all of the customer's orders. */
  '/webhooks': 256_000,
} as const;
