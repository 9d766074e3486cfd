import type { IncomingMessage } from 'node:http';

/** Email addresses of a store's customers by their number. */
export type Customers = Readonly<Record<string, string>>;

/** The number of the customer whose session a request carries; null for a guest. */
export const signedIn = ({ headers }: IncomingMessage, customers: Customers): string | null => {
  const [, number = ''] = /(?:^|; )customer=([0-9]+)/.exec(headers.cookie ?? '') ?? [];
  return Object.hasOwn(customers, number) ? number : null;
};

/** What the page for signing in offers. */
export const signInLinks = (customers: Customers): { path: string; title: string }[] =>
  Object.entries(customers).map(([number, email]) => ({
    path: `/account/login?customer=${number}`,
    title: `Sign in as ${email}`,
  }));

/** The cookie of a new session, or of none, where a visit signs in or out; null where it does neither. */
export const newSession = (path: string, parameters: URLSearchParams): string | null => {
  const number = parameters.get('customer');
  const cookie = (value: string): string => `customer=${value}; Path=/; HttpOnly; SameSite=Lax`;
  if (path === '/account/login' && number !== null) return cookie(encodeURIComponent(number));
  return path === '/account/logout' ? `${cookie('')}; Max-Age=0` : null;
};
