import { numberOf } from '../../app-data/overrides.ts';
import { PRODUCT_SCOPE } from '../../app-data/scopes.ts';
import { mayRead, type AskingBridge } from './permission.ts';

/** What of App Bridge picks resources. */
export interface PickingBridge extends AskingBridge {
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

/** Lets the merchant pick products or collections. Shopify's picker shows only what the app may read. */
export const pick = async (bridge: PickingBridge, type: 'product' | 'collection'): Promise<Picked> => {
  try {
    if (!(await mayRead(bridge, PRODUCT_SCOPE))) return { kind: 'declined' };
    const picked = await bridge.resourcePicker({ type, multiple: true, action: 'select' });
    return { kind: 'picked', keys: (picked ?? []).flatMap(({ id }) => numberOf(id) ?? []) };
  } catch {
    return { kind: 'failed' };
  }
};
