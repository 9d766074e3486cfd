// Apart from the schemas: a page that needs these does not load what checks requests.

/** Days that a site may say. */
export const DAYS = { shortest: 1, longest: 3650 } as const;
