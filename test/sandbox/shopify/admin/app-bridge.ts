/** What the stand-in of App Bridge is told about the store. */
export interface BridgeFacts {
  /** Answer of `shopify.app.extensions()`. */
  readonly extensions: unknown;
}

/**
 * Runs in the framed page: the parts of App Bridge that this app uses, as their published types describe them. The
 * admin page around it hands out session tokens and shows what is told to it.
 */
const runtime = (admin: string): void => {
  const pending = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  const ask = (question: string, value?: unknown): Promise<unknown> =>
    new Promise((resolve) => {
      asked += 1;
      pending.set(asked, resolve);
      window.parent.postMessage({ question, value, number: asked }, admin);
    });
  window.addEventListener(
    'message',
    ({ origin, data }: MessageEvent<{ number: number; answer: unknown }>) => {
      if (origin !== admin) return;
      pending.get(data.number)?.(data.answer);
      pending.delete(data.number);
    },
  );

  const ownFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin === location.origin)
      request.headers.set('Authorization', `Bearer ${String(await ask('token'))}`);
    return ownFetch(request);
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
    connectedCallback(): void {
      this.setAttribute('role', 'region');
      this.setAttribute('aria-label', 'Save bar');
      this.style.display = this.#showing ? 'block' : 'none';
    }
  }
  customElements.define('ui-save-bar', SaveBar);
  customElements.define('s-app-nav', class extends HTMLElement {});

  Object.assign(window, {
    shopify: {
      idToken: () => ask('token'),
      toast: { show: (message: string) => void ask('toast', message) },
      app: { extensions: () => ask('extensions') },
    },
  });

  const next = new URLSearchParams(location.search).get('shopify-reload');
  const goOn = async (to: string): Promise<void> => {
    const target = new URL(to);
    target.searchParams.set('id_token', String(await ask('token')));
    location.replace(target);
  };
  if (next !== null) void goOn(next);
};

/**
 * A stand-in for `app-bridge.js`.
 * @param adminOrigin the only page around it that it speaks with
 */
export const appBridgeScript = (adminOrigin: string): string =>
  `(${runtime.toString()})(${JSON.stringify(adminOrigin)})`;
