/** Limit of the init options, in bytes of their JSON form: they travel in an attribute of every page. */
export const OPTIONS_LIMIT = 2000;
