import type { ShopifyGlobal } from '@shopify/app-bridge-types';

/** An entry of the resource picker: what the admin lists, and what the app gets of it. */
export interface Pickable {
  readonly id: string;
  readonly title: string;
}

type Scopes = ShopifyGlobal['scopes'];
type ScopesDetail = Awaited<ReturnType<Scopes['query']>>;

/**
 * Runs in the admin's page: answers what the framed page asks through App Bridge. Where Shopify asks the merchant, a
 * dialog does.
 */
export const adminAnswers = (appOrigin: string): void => {
  const at = async (path: string, more: Record<string, string> = {}, method = 'GET'): Promise<unknown> => {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(more)) query.set(name, value);
    const response = await fetch(`/-/${path}?${query.toString()}`, { method });
    if (!response.ok) throw new Error(await response.text());
    return response.headers.get('content-type')?.includes('json') ? response.json() : response.text();
  };

  /** Asks the merchant; null where the dialog is closed without an answer. */
  const dialog = <Answer>(
    heading: string,
    fill: (form: HTMLFormElement, close: (answer: Answer) => void) => void,
  ): Promise<Answer | null> =>
    new Promise((resolve) => {
      const element = document.createElement('dialog');
      const title = document.createElement('h2');
      const form = document.createElement('form');
      title.textContent = heading;
      element.setAttribute('aria-label', heading);
      element.append(title, form);
      let answer: Answer | null = null;
      fill(form, (given) => {
        answer = given;
        element.close();
      });
      element.addEventListener('close', () => {
        element.remove();
        resolve(answer);
      });
      document.body.append(element);
      element.showModal();
    });
  const button = (form: HTMLElement, text: string, act: () => void): HTMLButtonElement => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = text;
    element.addEventListener('click', act);
    form.append(element);
    return element;
  };

  const say = (message: string): void => {
    const line = document.createElement('p');
    line.textContent = message;
    document.getElementById('toasts')!.append(line);
  };

  const scopes = (): Promise<ScopesDetail> => at('scopes') as Promise<ScopesDetail>;
  const change = (how: 'grant' | 'revoke', which: readonly string[]): Promise<ScopesDetail> =>
    at(`scopes/${how}`, { scopes: which.join(',') }, 'POST') as Promise<ScopesDetail>;
  const requestScopes: Scopes['request'] = async (wanted) => {
    const before = await scopes();
    const undeclared = wanted.find((scope) => !before.optional.includes(scope));
    if (undeclared !== undefined) throw new Error(`${undeclared} is no optional scope of the app.`);
    const open = wanted.filter((scope) => !before.granted.includes(scope));
    if (open.length === 0) return { result: 'granted-all', detail: before };
    const allowed = await dialog<boolean>('The app asks for more access', (form, close) => {
      const list = document.createElement('ul');
      for (const scope of open) {
        const item = document.createElement('li');
        item.textContent = scope;
        list.append(item);
      }
      form.append(list);
      button(form, 'Do not allow', () => close(false));
      button(form, 'Allow', () => close(true));
    });
    return allowed === true
      ? { result: 'granted-all', detail: await change('grant', open) }
      : { result: 'declined-all', detail: before };
  };

  const pick = async ({ type, multiple = false }: { type: string; multiple?: boolean | number }) => {
    const entries = (await at('resources', { type })) as readonly Pickable[];
    const picked = await dialog<readonly Pickable[]>(`Select ${type}s`, (form, close) => {
      for (const entry of entries) {
        const label = document.createElement('label');
        const input = document.createElement('input');
        input.type = multiple === false ? 'radio' : 'checkbox';
        input.name = 'entry';
        input.value = entry.id;
        label.append(input, entry.title);
        form.append(label);
      }
      button(form, 'Cancel', () => form.closest('dialog')!.close());
      button(form, 'Select', () => {
        const ids = new FormData(form).getAll('entry');
        close(entries.filter(({ id }) => ids.includes(id)));
      });
    });
    return picked ?? undefined;
  };

  /** Other parts of the admin: of those there is the theme editor, as a page of its own. */
  const navigate = (to: string): void => {
    const { pathname, searchParams } = new URL(to);
    if (!pathname.endsWith('/themes/current/editor')) {
      say(`The stand-in for the admin has no page for ${to}.`);
      return;
    }
    const query = new URLSearchParams(location.search);
    for (const [name, value] of searchParams) query.set(name, value);
    location.assign(`/theme-editor?${query.toString()}`);
  };

  const answers: Readonly<Record<string, (value: never) => unknown>> = {
    token: () => at('token'),
    extensions: () => at('extensions'),
    toast: say,
    navigate,
    scopes,
    requestScopes,
    revokeScopes: async (which: readonly string[]) => ({ detail: await change('revoke', which) }),
    pick,
  };
  addEventListener(
    'message',
    async ({ origin, data, source }: MessageEvent<{ question: string; value: never; number: number }>) => {
      if (origin !== appOrigin) return;
      const { number, question, value } = data;
      const answered = await Promise.resolve()
        .then(() => answers[question]!(value))
        .then(
          (answer) => ({ number, answer }),
          (error: unknown) => ({ number, problem: String(error) }),
        );
      source!.postMessage(answered, { targetOrigin: origin });
    },
  );
};
