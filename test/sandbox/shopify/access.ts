import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLError } from 'graphql';
import { scopesOf } from './schema.ts';

const CONFIGURATION = join(import.meta.dirname, '../../../shopify-app/shopify.app.toml');

/** The access scopes that the app's configuration names as optional: it may ask for these and no others. */
export const optionalScopes = (configuration = readFileSync(CONFIGURATION, 'utf8')): string[] => {
  const [, list = ''] = /^optional_scopes = \[([^\]]*)\]/m.exec(configuration) ?? [];
  return [...list.matchAll(/"([^"]+)"/g)].map(([, scope]) => scope!);
};

const needs = new Map<string, Record<string, readonly string[]>>();

/** The Admin API's word on a document that asks for more than is granted; null where it does not. */
export const accessError = (document: string, granted: readonly string[]): GraphQLError | null => {
  const needed = needs.get(document) ?? scopesOf(document);
  needs.set(document, needed);
  const denied = Object.entries(needed).find(
    ([, scopes]) => !scopes.some((scope) => granted.includes(scope)),
  );
  if (!denied) return null;
  const [place, scopes] = denied;
  const requiredAccess = `${scopes.map((scope) => `\`${scope}\` access scope`).join(' or ')}.`;
  return new GraphQLError(`Access denied for ${place} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess,
    },
  });
};
