import type { ShopifyGlobal } from '@shopify/app-bridge-types';
import { bridgeSurface } from './bridge-surface.ts';
import { publishedBridge, type PublishedBridge } from './published-bridge.ts';

/** What of `window.shopify` has a behaviour here; each as its published type says. */
type Behaviours = {
  readonly [Name in keyof ShopifyGlobal]?: ShopifyGlobal[Name] extends (...parameters: never[]) => unknown
    ? ShopifyGlobal[Name]
    : Partial<ShopifyGlobal[Name]>;
};

type Extensions = Awaited<ReturnType<ShopifyGlobal['app']['extensions']>>;
type Scopes = ShopifyGlobal['scopes'];

interface Answered {
  readonly number: number;
  readonly answer?: unknown;
  /** Why there is no answer. */
  readonly problem?: string;
}

/**
 * Runs in the framed page: App Bridge as its types describe it, as far as this app uses it. The admin page around it
 * answers what only an admin can: session tokens, permissions, pickers, toasts, and where the browser goes.
 */
const runtime = (admin: string, surface: typeof bridgeSurface, { members }: PublishedBridge): void => {
  const pending = new Map<number, (answered: Answered) => void>();
  let asked = 0;
  const ask = <Answer>(question: string, value?: unknown): Promise<Answer> =>
    new Promise((resolve, reject) => {
      asked += 1;
      pending.set(asked, ({ answer, problem }) =>
        problem === undefined ? resolve(answer as Answer) : reject(new Error(problem)),
      );
      window.parent.postMessage({ question, value, number: asked }, admin);
    });
  window.addEventListener('message', ({ origin, data }: MessageEvent<Answered>) => {
    if (origin !== admin) return;
    pending.get(data.number)?.(data);
    pending.delete(data.number);
  });

  const ownFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin === location.origin)
      request.headers.set('Authorization', `Bearer ${await ask<string>('token')}`);
    return ownFetch(request);
  };

  // The frame's own top is the admin: only the admin can take the browser elsewhere.
  const ownOpen = window.open.bind(window);
  window.open = (url, target, features) => {
    const to = new URL(String(url), location.href);
    // Of Shopify's admin there is the theme editor, also in a tab of its own.
    if (target === '_blank' && to.pathname.endsWith('/themes/current/editor')) {
      const editor = new URL('/theme-editor', admin);
      editor.searchParams.set('shop', new URLSearchParams(location.search).get('shop') ?? to.host);
      for (const [name, value] of to.searchParams) editor.searchParams.set(name, value);
      return ownOpen(editor, target, features);
    }
    if (target !== '_top' && to.protocol !== 'shopify:') return ownOpen(url, target, features);
    void ask('navigate', to.href);
    return null;
  };

  class SaveBar extends HTMLElement {
    #showing = false;
    get showing(): boolean {
      return this.#showing;
    }
    async show(): Promise<void> {
      this.#showing = true;
      this.style.display = 'block';
    }
    async hide(): Promise<void> {
      this.#showing = false;
      this.style.display = 'none';
    }
    toggle(): Promise<void> {
      return this.#showing ? this.hide() : this.show();
    }
    connectedCallback(): void {
      this.setAttribute('role', 'region');
      this.setAttribute('aria-label', 'Save bar');
      this.style.display = this.#showing ? 'block' : 'none';
    }
  }
  customElements.define('ui-save-bar', SaveBar);
  customElements.define(
    's-app-nav',
    class extends HTMLElement {
      connectedCallback(): void {
        this.setAttribute('role', 'navigation');
      }
    },
  );

  const saveBar = (id: string): SaveBar => {
    const found = document.getElementById(id);
    if (!(found instanceof SaveBar)) throw new Error(`There is no ui-save-bar with the id ${id}.`);
    return found;
  };
  const parameters = new URLSearchParams(location.search);
  const { apiKey = '' } = document.currentScript?.dataset ?? {};
  let toasts = 0;
  const behaviours = {
    config: {
      apiKey,
      shop: parameters.get('shop') ?? '',
      host: parameters.get('host') ?? '',
      locale: 'en',
    },
    origin: location.origin,
    ready: Promise.resolve(),
    environment: { embedded: true, mobile: false, pos: false, intent: false },
    idToken: () => ask<string>('token'),
    toast: {
      show: (message) => {
        toasts += 1;
        void ask('toast', message);
        return String(toasts);
      },
    },
    saveBar: {
      show: async (id) => saveBar(id).show(),
      hide: async (id) => saveBar(id).hide(),
      toggle: async (id) => saveBar(id).toggle(),
    },
    app: { extensions: () => ask<Extensions>('extensions') },
    scopes: {
      query: () => ask<Awaited<ReturnType<Scopes['query']>>>('scopes'),
      request: (scopes) => ask<Awaited<ReturnType<Scopes['request']>>>('requestScopes', scopes),
      revoke: (scopes) => ask<Awaited<ReturnType<Scopes['revoke']>>>('revokeScopes', scopes),
    },
    resourcePicker: ((options) => ask('pick', options)) as ShopifyGlobal['resourcePicker'],
  } satisfies Behaviours;
  Object.assign(window, { shopify: surface(members, behaviours) });

  const goOn = async (to: string): Promise<void> => {
    const target = new URL(to);
    target.searchParams.set('id_token', await ask<string>('token'));
    location.replace(target);
  };
  const next = parameters.get('shopify-reload');
  if (next !== null) void goOn(next);
};

/**
 * A stand-in for `app-bridge.js`.
 * @param adminOrigin the only page around it that it speaks with
 */
export const appBridgeScript = (adminOrigin: string): string =>
  `(${runtime.toString()})(${JSON.stringify(adminOrigin)}, ${bridgeSurface.toString()}, ${JSON.stringify(publishedBridge())})`;
