import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppKeys } from './tokens.ts';

const CONFIGURATION = join(import.meta.dirname, '../../../shopify-app/shopify.app.toml');

/** The table `[app_proxy]` of the app's configuration. */
const configured = (): Readonly<Record<string, string>> => {
  const [, table = ''] = /^\[app_proxy\]$(.*?)^$/ms.exec(readFileSync(CONFIGURATION, 'utf8')) ?? [];
  return Object.fromEntries(
    [...table.matchAll(/^(\w+) = "([^"]*)"$/gm)].map(([, name, value]) => [name!, value!]),
  );
};

/** A store's path to the app, and where at the app it leads. */
export const proxyConfiguration = (): { readonly prefix: string; readonly to: string } => {
  const { prefix, subpath, url } = configured();
  if (!prefix || !subpath || !url) throw new Error('shopify.app.toml names no app proxy.');
  return { prefix: `/${prefix}/${subpath}`, to: url };
};

/** Parameters of a visitor's request as Shopify signs them when it passes the request on. */
export const signedParameters = (
  parameters: readonly (readonly [name: string, value: string])[],
  { apiSecret }: Pick<AppKeys, 'apiSecret'>,
): URLSearchParams => {
  const values = new Map<string, string[]>();
  for (const [name, value] of parameters) values.set(name, [...(values.get(name) ?? []), value]);
  const text = [...values]
    .map(([name, all]) => `${name}=${all.join(',')}`)
    .toSorted()
    .join('');
  const signature = createHmac('sha256', apiSecret).update(text).digest('hex');
  return new URLSearchParams(
    [...parameters, ['signature', signature]].map(([name, value]) => [name!, value!]),
  );
};

export interface ProxyOptions {
  /** Where this machine reaches the app. */
  readonly url: string;
  readonly keys: AppKeys;
  readonly shop: string;
  /** Whether the merchant has granted `write_app_proxy`. */
  readonly granted: () => boolean;
}

/**
 * What a store does with an address that is the app's.
 * @param path without the root of a language
 * @param customer number of the one who is signed in
 * @returns the app's answer; null where the address is the theme's
 */
export type AppProxy = (
  path: string,
  parameters: URLSearchParams,
  customer: string | null,
) => Promise<Response | null>;

/** A stand-in for the app proxy: passes on what is asked below the configured path, signed, without cookies. */
export const appProxy = ({ url, keys, shop, granted }: ProxyOptions): AppProxy => {
  const { prefix, to } = proxyConfiguration();
  return async (path, parameters, customer) => {
    if (!granted() || (path !== prefix && !path.startsWith(`${prefix}/`))) return null;
    const signed = signedParameters(
      [
        ...parameters,
        ['shop', shop],
        ['logged_in_customer_id', customer ?? ''],
        ['path_prefix', prefix],
        ['timestamp', String(Math.floor(Date.now() / 1000))],
      ],
      keys,
    );
    return fetch(`${url}${to}${path.slice(prefix.length)}?${signed.toString()}`, { redirect: 'manual' });
  };
};
