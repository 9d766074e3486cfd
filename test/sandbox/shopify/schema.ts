import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  buildClientSchema,
  getNamedType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { ADMIN_SCHEMA } from '../../../scripts/machine/shopify-schema.ts';

interface Access {
  readonly typeName: string;
  /** Absent where the whole type asks for the scopes. */
  readonly fieldName?: string;
  readonly offlineScopes: readonly string[];
}

interface Published {
  readonly data: IntrospectionQuery;
  readonly offline_scopes: { readonly items: readonly Access[] };
}

let published: Published | undefined;
const read = (): Published =>
  (published ??= JSON.parse(gunzipSync(readFileSync(ADMIN_SCHEMA)).toString('utf8')) as Published);

let schema: GraphQLSchema | undefined;

/**
 * The Admin API's schema of 2026-07, as Shopify publishes it, which is not judged here. `ensureAdminSchema` must have
 * fetched it.
 */
export const adminSchema = (): GraphQLSchema =>
  (schema ??= buildClientSchema(read().data, { assumeValid: true }));

/** What is wrong with a document, in words. */
export const documentErrors = (document: string): string[] =>
  validate(adminSchema(), parse(document)).map(({ message }) => message);

const placeOf = ({ typeName, fieldName }: Pick<Access, 'typeName' | 'fieldName'>): string =>
  fieldName === undefined ? typeName : `${typeName}.${fieldName}`;

/** The places of a document that ask for access scopes, each with the scopes of which one is needed. */
export const scopesOf = (document: string): Record<string, readonly string[]> => {
  const scopes = new Map(read().offline_scopes.items.map((each) => [placeOf(each), each.offlineScopes]));
  const found: Record<string, readonly string[]> = {};
  const note = (place: string): void => {
    const needed = scopes.get(place) ?? [];
    if (needed.length > 0) found[place] = needed;
  };
  const info = new TypeInfo(adminSchema());
  visit(
    parse(document),
    visitWithTypeInfo(info, {
      Field: ({ name }) => {
        const type = info.getType();
        note(`${info.getParentType()?.name ?? ''}.${name.value}`);
        if (type) note(getNamedType(type).name);
      },
    }),
  );
  return found;
};
