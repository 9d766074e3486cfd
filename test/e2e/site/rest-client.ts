import { cookieHeader, type WordPressStack } from '../../wordpress/stack.ts';
import { phpString } from '../../wordpress/php-code.ts';

export interface RestAnswer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
}

/** A signed-in browser's way to a site: its cookies, and REST with the nonce that belongs to them. */
export interface SignedIn {
  cookie: string;
  /** Of REST calls, for requests that are made by hand. */
  nonce: string;
  /** Calls `/wp-json` + path; a body that is not a string is sent as JSON. */
  rest<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<RestAnswer<Body>>;
  /** Fetches a page of the site. */
  page(path: string, init?: RequestInit): Promise<{ status: number; html: string; url: string }>;
}

const restCall =
  (root: string, headers: Record<string, string>): SignedIn['rest'] =>
  async (method, path, body) => {
    const response = await fetch(`${root}/wp-json${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    try {
      return { status: response.status, body: JSON.parse(text) as never };
    } catch {
      throw new Error(`${method} ${path} answered ${response.status} and no JSON: ${text.slice(0, 500)}`);
    }
  };

export interface SignInOptions {
  /** The path of a network's site, without the slash at its end: `/second`. */
  site?: string;
  /** Further cookies, such as the switches of `switches.php`. */
  cookies?: string;
}

/** Signs a user in. */
export const signIn = async (
  stack: WordPressStack,
  user: string,
  { site = '', cookies: further }: SignInOptions = {},
): Promise<SignedIn> => {
  const cookies = await stack.loginCookies(user);
  const loggedIn = cookies.find(({ name }) => name.startsWith('wordpress_logged_in'))!;
  const nonce = await stack.evalPhp<string>(
    `$_COOKIE[ LOGGED_IN_COOKIE ] = ${phpString(loggedIn.value)}; return wp_create_nonce( 'wp_rest' );`,
    { user },
  );
  const cookie = [cookieHeader(cookies), ...(further === undefined ? [] : [further])].join('; ');
  const root = stack.url + site;
  return {
    cookie,
    nonce,
    rest: restCall(root, { cookie, 'x-wp-nonce': nonce }),
    page: async (path, init = {}) => {
      const headers = { cookie, ...(init.headers as Record<string, string>) };
      const response = await fetch(root + path, { ...init, headers });
      return { status: response.status, html: await response.text(), url: response.url };
    },
  };
};

/** REST without signing in. */
export const anonymous = (stack: WordPressStack): SignedIn['rest'] => restCall(stack.url, {});
