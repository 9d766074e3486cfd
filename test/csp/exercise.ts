/**
 * What the page under a policy runs. The loader adds the account's script as the real one does, and that does
 * everything Talk does, one task a requirement, and reports to the page around it how each went.
 */

export interface Task {
  readonly directive: string;
  readonly url: string;
}

/** How tasks went, and the violations of enforced policies (`directive address`). */
export interface TaskReport {
  readonly done: readonly boolean[];
  readonly violations: readonly string[];
}

/** Configuration in attributes of its own tag; the nonce is copied (R13). */
export const loaderScript = `
(() => {
  const { nonce, dataset } = document.currentScript;
  const script = document.createElement('script');
  script.async = true;
  script.nonce = nonce;
  script.src = dataset.src;
  script.dataset.tasks = dataset.tasks;
  script.dataset.id = dataset.id;
  document.head.append(script);
})();
`;

/** Serialized into the account's script: one function, without a reference to anything outside. */
const exercise = (): void => {
  const { tasks: list = '[]', id = '' } = (document.currentScript as HTMLScriptElement).dataset;
  const tasks = JSON.parse(list) as { directive: string; url: string }[];
  const violations: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ disposition, effectiveDirective, blockedURI }) => {
    if (disposition === 'enforce') violations.push(`${effectiveDirective} ${blockedURI}`);
  });
  parent.postMessage({ id, started: true }, '*');

  const whether = (element: HTMLElement, good: string, bad = 'error'): Promise<boolean> =>
    new Promise((resolve) => {
      element.addEventListener(good, () => resolve(true));
      element.addEventListener(bad, () => resolve(false));
    });
  const add = <Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] =>
    document.body.appendChild(document.createElement(name));

  // One after the other: Chromium holds back sockets, for seconds, when several are pending.
  let lastSocket: Promise<unknown> = Promise.resolve();
  const socket = (url: string): Promise<boolean> => {
    const opened = lastSocket.then(
      () =>
        new Promise<boolean>((resolve) => {
          const made = new WebSocket(url);
          made.addEventListener('open', () => resolve(true));
          made.addEventListener('error', () => resolve(false));
        }),
    );
    lastSocket = opened.catch(() => undefined);
    return opened;
  };
  const image = (url: string): Promise<boolean> => {
    const element = new Image();
    const loaded = whether(element, 'load');
    element.src = url;
    return loaded;
  };
  const media = (url: string): Promise<boolean> => {
    const element = new Audio();
    const loaded = whether(element, 'loadeddata');
    element.src = url;
    element.load();
    return loaded;
  };
  const styleSheet = (href: string): Promise<boolean> => {
    const element = document.createElement('link');
    element.rel = 'stylesheet';
    const loaded = whether(element, 'load');
    element.href = href;
    document.head.append(element);
    return loaded;
  };
  const inlineSheet = async (): Promise<boolean> => {
    const probe = add('div');
    const style = add('style');
    style.textContent = '#inline-sheet { width: 7px }';
    probe.id = 'inline-sheet';
    // A blocked one has no sheet. WebKit applies none while another sheet is on its way.
    while (style.sheet !== null && getComputedStyle(probe).width !== '7px')
      await new Promise((resolve) => setTimeout(resolve, 20));
    return style.sheet !== null;
  };
  const inlineAttribute = async (): Promise<boolean> => {
    const probe = add('div');
    probe.setAttribute('style', 'height: 9px');
    return getComputedStyle(probe).height === '9px';
  };
  const worker = (): Promise<boolean> =>
    new Promise((resolve) => {
      const started = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
      started.addEventListener('message', () => resolve(true));
      started.addEventListener('error', () => resolve(false));
    });
  // A font that cannot be decoded is refused after it came; a blocked one never comes: the server knows.
  const font = async (url: string): Promise<boolean> => {
    await new FontFace('probe', `url(${url})`).load().catch(() => undefined);
    return false;
  };
  // A blocked frame loads as well, an error page: the server knows.
  const frame = async (url: string): Promise<boolean> => {
    const element = add('iframe');
    const loaded = whether(element, 'load');
    element.src = url;
    await loaded;
    return false;
  };

  const perform = ({ directive, url }: { directive: string; url: string }): Promise<boolean> => {
    switch (directive) {
      case 'script-src-elem':
        return Promise.resolve(true);
      case 'connect-src':
        return url.startsWith('wss:')
          ? socket(url)
          : fetch(url).then(
              () => true,
              () => false,
            );
      case 'img-src':
        return image(url);
      case 'media-src':
        return media(url);
      case 'font-src':
        return font(url);
      case 'frame-src':
        return frame(url);
      case 'style-src-attr':
        return inlineAttribute();
      case 'style-src-elem':
        return url === '' ? inlineSheet() : styleSheet(url);
      default:
        return worker();
    }
  };
  const patience = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 15_000));
  const attempt = async (task: { directive: string; url: string }): Promise<boolean> => {
    try {
      return await Promise.race([perform(task), patience]);
    } catch {
      return false;
    }
  };
  const report = async (): Promise<void> => {
    const done = await Promise.all(tasks.map(attempt));
    parent.postMessage({ id, done, violations }, '*');
  };
  void report();
};

export const accountScript = `(${exercise.toString()})();`;
