import { numberOf } from '../../app-data/overrides.ts';

/** What of App Bridge picks resources. */
export interface PickingBridge {
  readonly scopes: {
    query(): Promise<{ readonly granted: readonly string[] }>;
    request(scopes: ['read_products']): Promise<{ readonly result: string }>;
  };
  resourcePicker(options: {
    type: 'product' | 'collection';
    multiple: true;
    action: 'select';
  }): Promise<readonly { readonly id: string }[] | undefined>;
}

export type Picked =
  | { readonly kind: 'picked'; readonly keys: readonly string[] }
  /** The merchant does not want the app to see products; their addresses can be pasted instead. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'failed' };

const SCOPE = 'read_products';

/**
 * Lets the merchant pick products or collections. Shopify's picker shows only what the app may read: the permission
 * for it is asked for here, by the one who wants to pick, and never before.
 */
export const pick = async (bridge: PickingBridge, type: 'product' | 'collection'): Promise<Picked> => {
  try {
    const { granted } = await bridge.scopes.query();
    if (!granted.includes(SCOPE)) {
      const { result } = await bridge.scopes.request([SCOPE]);
      if (result !== 'granted-all') return { kind: 'declined' };
    }
    const picked = await bridge.resourcePicker({ type, multiple: true, action: 'select' });
    return { kind: 'picked', keys: (picked ?? []).flatMap(({ id }) => numberOf(id) ?? []) };
  } catch {
    return { kind: 'failed' };
  }
};
