/**
 * Where the app data lives: a JSON metafield owned by the app's installation on the store. Other apps and the
 * admin cannot see it, Liquid reads it as `app.metafields.talk.app_data.value`, and no access scope is needed.
 */
export const NAMESPACE = 'talk';
export const KEY = 'app_data';

/** Variables: none. */
export const READ_APP_DATA = `#graphql
  query TalkAppData {
    currentAppInstallation {
      id
      metafield(namespace: "${NAMESPACE}", key: "${KEY}") {
        value
        compareDigest
        updatedAt
      }
    }
  }
`;

/** Variables: `metafields`, from `writeVariables`. */
export const WRITE_APP_DATA = `#graphql
  mutation TalkWriteAppData($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields {
        value
        compareDigest
        updatedAt
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

/** The error code of a write whose digest is not that of what is stored: someone else saved meanwhile. */
export const STALE_CODE = 'STALE_OBJECT';

/** `data` of `READ_APP_DATA`. */
export interface ReadAnswer {
  readonly currentAppInstallation: {
    readonly id: string;
    readonly metafield: StoredMetafield | null;
  };
}

/** `data` of `WRITE_APP_DATA`. */
export interface WriteAnswer {
  readonly metafieldsSet: {
    readonly metafields: readonly StoredMetafield[] | null;
    readonly userErrors: readonly WriteError[];
  } | null;
}

export interface StoredMetafield {
  /** JSON of an `AppData`. */
  readonly value: string;
  /** Stands for this very value; the next write names it. */
  readonly compareDigest: string;
  /** When it was written last, ISO 8601; by whom, Shopify does not say. */
  readonly updatedAt: string;
}

export interface WriteError {
  readonly code: string | null;
  readonly field: readonly string[] | null;
  readonly message: string;
}

/**
 * Variables of a write that happens only if nobody else wrote since.
 * @param compareDigest of the value that was read; null where there was none: then it must still be so.
 */
export const writeVariables = (installationId: string, value: string, compareDigest: string | null) => ({
  metafields: [
    { ownerId: installationId, namespace: NAMESPACE, key: KEY, type: 'json', value, compareDigest },
  ],
});
