import type { PageContext } from '../../../contract/conversation/context.ts';

/** Bytes that have room beside the longest message in what a server takes with one request. */
const MOST = 10_000;

/** A context with as many items of its cart as there is room for. */
export const fitting = (context: PageContext): PageContext => {
  const { cart } = context;
  return !cart?.items.length || new Blob([JSON.stringify(context)]).size <= MOST
    ? context
    : fitting({ ...context, cart: { ...cart, items: cart.items.slice(0, -1) } });
};
