/** `shopify.query`: the Admin API, with the app's own access. */
export type Query = <Data>(
  query: string,
  options?: { variables?: Record<string, unknown> },
) => Promise<{ data?: Data; errors?: readonly { message: string }[] }>;

/** The answer to a document; null where there is none, or only a part of one. */
export const ask = async <Data>(
  query: Query,
  text: string,
  variables?: Record<string, unknown>,
): Promise<Data | null> => {
  try {
    const { data, errors } = await query<Data>(text, variables && { variables });
    return errors?.length ? null : (data ?? null);
  } catch {
    return null;
  }
};
