import { describe, expect, test } from '@jest/globals';
import { pick, type PickingBridge } from './pick.ts';

const bridge = (changes: Partial<PickingBridge> & { granted?: string[]; result?: string }) => {
  const asked: string[] = [];
  const fake: PickingBridge = {
    scopes: {
      query: async () => ({ granted: changes.granted ?? [] }),
      request: async (scopes) => {
        asked.push(...scopes);
        return { result: changes.result ?? 'granted-all' };
      },
    },
    resourcePicker: changes.resourcePicker ?? (async () => [{ id: 'gid://shopify/Product/7' }]),
  };
  return { fake, asked };
};

describe('picking products', () => {
  test('asks for the permission once, and only when somebody picks', async () => {
    const first = bridge({});
    expect(await pick(first.fake, 'product')).toEqual({ kind: 'picked', keys: ['7'] });
    expect(first.asked).toEqual(['read_products']);
    const later = bridge({ granted: ['read_products'] });
    expect(await pick(later.fake, 'product')).toEqual({ kind: 'picked', keys: ['7'] });
    expect(later.asked).toEqual([]);
  });

  test('asks again where the merchant has taken the permission away', async () => {
    const { fake, asked } = bridge({ granted: ['read_content'] });
    await pick(fake, 'collection');
    expect(asked).toEqual(['read_products']);
  });

  test('goes without, where the merchant declines', async () => {
    const { fake } = bridge({ result: 'declined-all' });
    expect(await pick(fake, 'product')).toEqual({ kind: 'declined' });
  });

  test('takes a closed picker for no choice, and a failure for what it is', async () => {
    expect(await pick(bridge({ resourcePicker: async () => undefined }).fake, 'collection')).toEqual({
      kind: 'picked',
      keys: [],
    });
    const broken = bridge({ resourcePicker: () => Promise.reject(new Error('no')) });
    expect(await pick(broken.fake, 'product')).toEqual({ kind: 'failed' });
  });
});
