/** Why the server closes a socket. */
export const CLOSE = {
  /** The frame is not one of the contract. */
  invalid: 4400,
  /** The secret is none, or the page's origin is not one of the site's. */
  forbidden: 4403,
  /** The token of who the visitor is does not count (any more). Without it the client is let in, as a stranger. */
  identity: 4401,
  /** No hello came in time. */
  silent: 4408,
  /** The client reads too slowly. It connects anew and gets what it lacks: nothing is ever skipped. */
  slow: 4413,
  /** Too many sockets, or too much said over one. The reason is the number of seconds to wait. */
  tooMany: 4429,
  /** The server goes away (WebSocket's own code); a client waits for a random while first. */
  restarting: 1012,
} as const;
