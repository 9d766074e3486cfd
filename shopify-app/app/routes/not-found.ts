/** Nothing is here, for nobody. */
export const loader = (): Response => new Response(null, { status: 404 });
export const action = loader;
