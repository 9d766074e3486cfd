// needs: nothing
import { describe, expect, test } from '@jest/globals';
import { appBridgeScript } from './app-bridge.ts';
import { bridgeSurface } from './bridge-surface.ts';
import { publishedBridge } from './published-bridge.ts';

const members = {
  'toast.show': 'method',
  'toast.hide': 'method',
  idToken: 'method',
  config: 'value',
} as const;

describe('what App Bridge publishes', () => {
  test('is read from its types', () => {
    expect(publishedBridge().members).toMatchObject({
      idToken: 'method',
      resourcePicker: 'method',
      config: 'value',
      ready: 'value',
      'app.extensions': 'method',
      'scopes.request': 'method',
      'intents.request.value': 'value',
      'pos.cart.fetch': 'method',
    });
    expect(publishedBridge().members).not.toHaveProperty('scopes');
    expect(publishedBridge().elements).toEqual(expect.arrayContaining(['ui-save-bar', 's-app-nav']));
  });

  test('is what its stand-in knows the names of', () => {
    const script = appBridgeScript('https://admin.example');
    expect(script).toContain('"scopes.revoke":"method"');
    const defined = [...script.matchAll(/customElements\.define\('([^']+)'/g)].map(([, name]) => name);
    expect(defined.length).toBeGreaterThan(0);
    expect(publishedBridge().elements).toEqual(expect.arrayContaining(defined));
  });
});

describe('the surface', () => {
  test('behaves where there is a behaviour', () => {
    const surface = bridgeSurface(members, { toast: { show: (text: string) => text } }) as typeof shopify;
    expect(surface.toast.show('saved')).toBe('saved');
  });

  test('has every other published member too, which says that nothing stands in for it', () => {
    const surface = bridgeSurface(members, {}) as typeof shopify;
    expect(() => surface.toast.hide('1')).toThrow('The stand-in for App Bridge has no shopify.toast.hide.');
    expect(() => surface.idToken()).toThrow('has no shopify.idToken.');
    expect(() => surface.config).toThrow('has no shopify.config.');
    expect(surface).not.toHaveProperty('scanner');
  });

  test.each([
    ['at the top', { redirect: () => null }, 'shopify.redirect'],
    ['deeper', { toast: { dismiss: () => null } }, 'shopify.toast.dismiss'],
  ])('cannot behave as nothing published does: %s', (_, behaviours, name) => {
    expect(() => bridgeSurface(members, behaviours)).toThrow(`App Bridge publishes no ${name}.`);
  });
});
