const days = (count: number): string => `; max-age=${count * 86_400}`;

export const readCookie = (name: string): string =>
  document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? '';

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** `00` and an ObjectId: seconds, then random bytes. */
const sessionKey = (): string => `00${Math.floor(Date.now() / 1000).toString(16)}${hex(random(8))}`;

const write = (name: string, value: string, attributes: string, domains: readonly string[]): void => {
  const scopes = domains.length > 0 ? domains.map((domain) => `; domain=${domain}`) : [''];
  for (const scope of scopes) document.cookie = `${name}=${value}; path=/${attributes}${scope}`;
};

/**
 * Sets the cookies as Ortto's script does: the visitor's id is renewed on each visit, the key lives 365 days from
 * when it was made, the page counter ends with the browser session. With `domains`, for each of these.
 * @returns the visitor's id
 */
export const setCookies = (domains: readonly string[]): string => {
  const id = readCookie('ap3c') || base64url(random(37));
  write('ap3c', id, `${days(365)}; secure`, domains);
  if (!readCookie('ap3sessionkey')) write('ap3sessionkey', sessionKey(), `${days(365)}; secure`, domains);
  write('ap3pages', String(Number(readCookie('ap3pages')) + 1), '', domains);
  return id;
};

/** Remembers until the browser closes that a widget was shown. */
export const rememberWidget = (id: string, domains: readonly string[]): void =>
  write('ap3sess', id, '', domains);

/** Ends the visitor's session: what a site calls when somebody signs out. */
export const clearCookies = (domains: readonly string[]): void => {
  for (const name of ['ap3c', 'ap3sessionkey', 'ap3pages', 'ap3sess']) write(name, '', days(0), domains);
};
