/** @jest-environment jsdom */
// needs: nothing
import './text-encoder.ts';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { withWhere } from '@talk-suite/core/screens';
import { getExtension } from '@shopify/ui-extensions-tester';
import { render } from 'preact';
import { APP_DATA_LIMIT } from '../../../app-data/format.ts';
import { READ_APP_DATA, STALE_CODE, WRITE_APP_DATA } from '../../../app-data/metafield.ts';
import { READ_RESOURCE } from '../src/resource.ts';
import { connectedData } from './connected-data.ts';
import words from '../locales/en.default.json' with { type: 'json' };

type Target = 'admin.product-details.block.render' | 'admin.collection-details.block.render';

/** The store behind `shopify.query`: one metafield, written only with the digest of what is there. */
interface Store {
  value: string | null;
  /** Done before the next write, as if someone else saved meanwhile. */
  meanwhile: (() => void) | null;
  writes: number;
  answers: boolean;
  /** What the Admin API says of the product or collection; null while the app may not read it. */
  resource: object | null;
}

let store: Store;

const digest = (value: string): string => `digest of ${value.length}: ${value}`;

const answerTo = (text: string, variables: { metafields: { value: string; compareDigest: string }[] }) => {
  if (!store.answers) throw new Error('no network');
  const stored = (value: string) => ({
    value,
    compareDigest: digest(value),
    updatedAt: '2026-11-30T10:00:00Z',
  });
  if (text === READ_APP_DATA)
    return {
      currentAppInstallation: {
        id: 'gid://shopify/AppInstallation/1',
        metafield: store.value === null ? null : stored(store.value),
      },
    };
  if (text === READ_RESOURCE[list]) {
    if (!store.resource) throw new Error('Access denied for product field.');
    return { resource: store.resource };
  }
  expect(text).toBe(WRITE_APP_DATA);
  store.meanwhile?.();
  store.writes += 1;
  const { value, compareDigest } = variables.metafields[0]!;
  if (compareDigest !== digest(store.value!))
    return {
      metafieldsSet: { metafields: null, userErrors: [{ code: STALE_CODE, field: null, message: 'stale' }] },
    };
  store.value = value;
  return { metafieldsSet: { metafields: [stored(value)], userErrors: [] } };
};

/** The words of the extension's own file; a key without words is an error. */
const translate = (key: string, values: Record<string, unknown> = {}): string => {
  const found = key
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], words);
  if (typeof found !== 'string') throw new Error(`no words for ${key}`);
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (!(name in values)) throw new Error(`${key} needs ${name}`);
    return String(values[name]);
  });
};

/** Waits until the block is no longer busy. Preact runs effects after a frame. */
const settle = async (): Promise<void> => {
  const isBusy = (): boolean => document.body.querySelector('s-spinner, [disabled]') !== null;
  for (let turn = 0; turn < 200 && (turn < 5 || isBusy()); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(isBusy()).toBe(false);
};

const extensions = {
  products: getExtension('admin.product-details.block.render' satisfies Target),
  collections: getExtension('admin.collection-details.block.render' satisfies Target),
};
const gids = { products: 'gid://shopify/Product/7', collections: 'gid://shopify/Collection/7' };
let list: keyof typeof extensions;

const show = async (what: keyof typeof extensions = 'products'): Promise<void> => {
  list = what;
  const extension = extensions[what];
  extension.setUp();
  const { shopify } = extension;
  shopify.data.selected = [{ id: gids[what] }];
  Object.assign(shopify.i18n, { translate });
  Object.assign(shopify, {
    query: (text: string, options?: { variables: Parameters<typeof answerTo>[1] }) =>
      Promise.resolve().then(() => ({ data: answerTo(text, options?.variables ?? { metafields: [] }) })),
  });
  await extension.render();
  await settle();
};

const text = (): string => document.body.textContent.replaceAll(/\s+/g, ' ').trim();
const choices = () =>
  document.body.querySelector('s-choice-list') as unknown as HTMLElement & { values: string[] };
const selected = (): (string | null)[] =>
  [...document.body.querySelectorAll('s-choice')]
    .filter((each) => (each as unknown as { selected?: boolean }).selected || each.hasAttribute('selected'))
    .map((each) => (each as unknown as { value?: string }).value ?? each.getAttribute('value'));
const choose = async (choice: string): Promise<void> => {
  const element = choices();
  element.values = [choice];
  element.dispatchEvent(new Event('change'));
  await settle();
};
const listed = () => (JSON.parse(store.value!) as ReturnType<typeof connectedData>).overrides;

beforeEach(() => {
  store = {
    value: JSON.stringify(connectedData()),
    meanwhile: null,
    writes: 0,
    answers: true,
    resource: null,
  };
});
afterEach(() => {
  render(null, document.body);
  extensions[list].tearDown();
});

describe.each(['products', 'collections'] as const)('The switch on the page of one of the %s', (what) => {
  test('shows the stored choice, and writes another into the lists', async () => {
    await show(what);
    expect(selected()).toEqual(['inherit']);
    expect(choices().getAttribute('label')).toBe(words.label[what]);

    await choose('hide');
    expect(selected()).toEqual(['hide']);
    expect(listed()[what]).toEqual({ show: [], hide: ['7'] });
    expect(text()).toContain(`${words.talk.hide} ${words.because.page}`);
    expect(text()).toContain(words.saved);

    await choose('show');
    expect(listed()[what]).toEqual({ show: ['7'], hide: [] });
    await choose('inherit');
    expect(listed()[what]).toEqual({ show: [], hide: [] });
    expect(store.writes).toBe(3);
  });
});

describe('A choice', () => {
  test('changes nothing else that is stored, known here or not', async () => {
    const before = { ...connectedData(), storefront: { key: 'k' }, setAside: { old: 1 } };
    store.value = JSON.stringify(before);
    await show();
    await choose('hide');
    const overrides = { ...before.overrides, products: { show: [], hide: ['7'] } };
    expect(JSON.parse(store.value)).toEqual({ ...before, overrides });
  });

  test('goes into what someone else saved meanwhile', async () => {
    await show();
    store.meanwhile = () => {
      const data = connectedData();
      store.value = JSON.stringify({
        ...data,
        overrides: { ...data.overrides, products: { show: ['8'], hide: [] } },
      });
      store.meanwhile = null;
    };
    await choose('hide');
    expect(listed().products).toEqual({ show: ['8'], hide: ['7'] });
    expect(selected()).toEqual(['hide']);
  });

  test('is given up, and said so, where others keep saving', async () => {
    await show();
    let others = 0;
    store.meanwhile = () => {
      others += 1;
      store.value = JSON.stringify({ ...connectedData(), setAside: { others } });
    };
    await choose('hide');
    expect(text()).toContain(words.problem.busy);
    expect(selected()).toEqual(['inherit']);
    expect(listed().products.hide).toEqual([]);
  });

  test('is not made where the store does not answer: the old one stays in view', async () => {
    await show();
    store.answers = false;
    await choose('hide');
    expect(text()).toContain(words.problem.unreachable);
    expect(text()).not.toContain(words.saved);
    expect(selected()).toEqual(['inherit']);
  });

  test('is refused with a count where the store would be too full, and can be taken back there', async () => {
    const data = connectedData();
    const full = { ...data, setAside: { filling: 'x'.repeat(APP_DATA_LIMIT) } };
    const overrides = { ...data.overrides, products: { show: ['7'], hide: [] } };
    store.value = JSON.stringify({ ...full, overrides });
    await show();
    await choose('inherit');
    expect(listed().products).toEqual({ show: [], hide: [] });
    await choose('hide');
    expect(text()).toMatch(/: 10\d{4} bytes of at most 100000\./);
    expect(selected()).toEqual(['inherit']);
    expect(listed().products).toEqual({ show: [], hide: [] });
  });
});

describe('Without something to choose', () => {
  test.each([
    ['before the app has saved anything', null, words.problem.notSetUp],
    [
      'before the store is connected',
      JSON.stringify({ ...connectedData(), settings: { ...connectedData().settings, connection: null } }),
      words.problem.notSetUp,
    ],
    ['of a newer version', JSON.stringify({ ...connectedData(), version: 2 }), words.problem.unreadable],
    ['that is broken', '{', words.problem.unreadable],
  ])('it says why: data %s', async (_name, value, problem) => {
    store.value = value;
    await show();
    expect(text()).toContain(problem);
    expect(document.body.querySelector('s-link')?.getAttribute('href')).toMatch(/^app:/);
    expect(choices()).toBeNull();
    expect(store.writes).toBe(0);
  });

  test('it can be tried again where the store did not answer', async () => {
    store.answers = false;
    await show();
    expect(text()).toContain(words.problem.unreachable);
    store.answers = true;
    document.body.querySelector('s-button')!.dispatchEvent(new Event('click'));
    await settle();
    expect(choices()).not.toBeNull();
    expect(text()).not.toContain(words.problem.unreachable);
  });
});

describe('The decision next to it', () => {
  const withRules = (
    ...rules: ReturnType<typeof connectedData>['settings']['visibility']['rules'][number][]
  ) => {
    const data = connectedData();
    store.value = JSON.stringify({
      ...data,
      settings: { ...data.settings, visibility: { ...data.settings.visibility, rules } },
    });
  };

  const links = () =>
    [...document.body.querySelectorAll('s-link')].map(
      (link) => `${link.textContent} → ${link.getAttribute('href')}`,
    );

  test('names the rule that decides, and leads to it', async () => {
    withRules({ id: 'r', name: 'No products', effect: 'hide', enabled: true, when: { kind: ['product'] } });
    await show();
    expect(text()).toContain('Talk is hidden on this page. The rule “No products” says so.');
    expect(links()).toEqual(['No products → app:pages?rule=r']);
  });

  const aboutAddress = {
    id: 'r',
    name: '',
    effect: 'hide',
    enabled: true,
    when: { path: ['/products/a*'] },
  } as const;
  const sentence = '“Hide Talk on pages whose address starts with /products/a”';

  test('says which rule about the address could decide, and what would tell', async () => {
    withRules(aboutAddress);
    await show();
    expect(text()).toContain('Whether Talk shows here depends on the conditions of these rules');
    expect(text()).toContain(`: ${sentence}. To see it for an address`);
    expect(text()).toContain(words.permission);
  });

  test('is the whole one with its reason, where the app may read products', async () => {
    withRules(aboutAddress);
    store.resource = { handle: 'apron', templateSuffix: null };
    await show();
    expect(text()).toContain(`Talk is hidden on this page. The rule ${sentence} says so.`);
    expect(text()).not.toContain(words.permission);
  });

  test.each([
    ['New in', 'Talk shows on this page. No rule applies, so the default decides.'],
    ['Sale', 'Talk is hidden on this page. The rule “Sale” says so.'],
  ])('is that of its own tags: %s', async (tag, said) => {
    const when = { terms: ['tag:sale', 'vendor:acme'] };
    withRules(aboutAddress, { id: 't', name: 'Sale', effect: 'hide', enabled: true, when });
    store.resource = { handle: 'bag', templateSuffix: null, tags: [tag], vendor: 'Larkmoor' };
    await show();
    expect(text()).toContain(said);
  });

  test('is told for each device where they differ', async () => {
    withRules({ id: 'm', name: 'Phones', effect: 'hide', enabled: true, when: { device: ['mobile'] } });
    await show();
    expect(text()).toContain(
      `${words.device.desktop} ${words.talk.show} ${words.because.default}` +
        `${words.device.mobile} ${words.talk.hide} The rule “Phones” says so.`,
    );
    expect(links()).toEqual(['Phones → app:pages?rule=m']);
  });

  test('leads to the list of pages where that decides', async () => {
    const { settings } = connectedData();
    withRules(...withWhere(settings.visibility, 'except', ['/products/bag']).rules);
    store.resource = { handle: 'bag', templateSuffix: null };
    await show();
    expect(text()).toContain(`${words.talk.hide} It is set under “Where Talk shows”.`);
    expect(links()).toEqual(['Where Talk shows → app:pages?rule=pages-except']);
  });

  test('leaves to visitors what is theirs', async () => {
    withRules({ id: 'g', name: 'German', effect: 'hide', enabled: true, when: { locale: ['de'] } });
    store.resource = { handle: 'bag', templateSuffix: null };
    await show();
    expect(text()).toMatch(/depends on the visitor.* These rules ask for it: “German”\./);
    expect(links()).toEqual(['German → app:pages?rule=g']);
    expect(text()).not.toContain(words.permission);
  });
});
