/** The format of the whole document. The settings in it have a version of their own. */
export const APP_DATA_VERSION = 1;

/**
 * The most that is stored, in bytes of JSON. Shopify stops at 128 KB; the distance is room for a later version that
 * needs more for the same settings.
 */
export const APP_DATA_LIMIT = 100_000;
