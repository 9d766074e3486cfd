import { PATIENCE } from '../patience.ts';
import type { Tab } from './tab.ts';

/**
 * A page as a visitor's tests use it: the part of Playwright's interface that every engine can give. Chromium's pages
 * are Playwright's own; those of the other engines are made here of what their drivers can do.
 */

export interface VisitorLocator {
  count(): Promise<number>;
  nth(index: number): VisitorLocator;
  first(): VisitorLocator;
  isVisible(): Promise<boolean>;
  waitFor(options?: { state?: 'attached' | 'visible'; timeout?: number }): Promise<void>;
  click(): Promise<void>;
  fill(text: string): Promise<void>;
  /** Presses a key on it. */
  press(key: string): Promise<void>;
}

export interface VisitorPage {
  url(): string;
  goto(url: string): Promise<unknown>;
  goBack(options?: { waitUntil?: 'commit' }): Promise<unknown>;
  reload(): Promise<unknown>;
  close(): Promise<void>;
  isClosed(): boolean;
  evaluate<Result>(script: string | (() => Result | Promise<Result>)): Promise<Result>;
  evaluate<Result, Value>(script: (value: Value) => Result | Promise<Result>, value: Value): Promise<Result>;
  /** Waits until an expression or a function yields something. */
  waitForFunction(script: string | (() => unknown)): Promise<unknown>;
  locator(selector: string): VisitorLocator;
  getByText(text: string): VisitorLocator;
  getByRole(role: 'button', options: { name: string }): VisitorLocator;
  getByPlaceholder(text: string): VisitorLocator;
  readonly mouse: {
    click(x: number, y: number): Promise<void>;
    wheel(x: number, y: number): Promise<void>;
  };
  readonly touchscreen: { tap(x: number, y: number): Promise<void> };
  readonly keyboard: { press(key: string): Promise<void> };
  setViewportSize(size: { width: number; height: number }): Promise<void>;
  waitForTimeout(milliseconds: number): Promise<void>;
}

/** Milliseconds between two looks at the page. */
const STEP = 25;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const quoted = (text: string): string => JSON.stringify(text);

/**
 * Serialized into the page: the elements that a selector names, in shadow trees that are open as well, as Playwright's
 * locators find them. Markup may take a document's own functions away, so those of the prototype are called.
 */
const elementsBy = (selector: string): Element[] => {
  const inside = (root: Document | ShadowRoot): Element[] => {
    const kind = root instanceof Document ? Document : DocumentFragment;
    const own: Element[] = [...kind.prototype.querySelectorAll.call(root, '*')];
    return own.flatMap((element) => [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
  };
  const words = selector.split(/(?<![>+~]) (?![>+~])/);
  const isNamed = (element: Element, by: readonly string[]): boolean => {
    if (element.matches(by.join(' '))) return true;
    const root = element.getRootNode();
    if (!(root instanceof ShadowRoot)) return false;
    return by.some(
      (_, at) =>
        at > 0 &&
        element.matches(by.slice(at).join(' ')) &&
        (isNamed(root.host, by.slice(0, at)) || root.host.closest(by.slice(0, at).join(' ')) !== null),
    );
  };
  return inside(document).filter((element) => isNamed(element, words));
};

const bySelector = (selector: string): string => `(${elementsBy.toString()})(${quoted(selector)})`;

/** The innermost elements for which a condition on `element` holds. */
const innermost = (selector: string, condition: string): string =>
  `${bySelector(selector)}.filter((element) => ${condition}).filter((element, _, all) => !all.some((other) => other !== element && element.contains(other)))`;

/**
 * @param elements JavaScript that yields a list of elements.
 * @param name what to call them.
 */
const locatorOf = (tab: Tab, elements: string, name: string, at = 0): VisitorLocator => {
  const inPage = <Result>(body: string): Promise<Result> =>
    tab.run(`((element) => { ${body} })(${elements}[${at}])`) as Promise<Result>;
  const isVisible = (): Promise<boolean> =>
    inPage(
      `if (!element) return false; const { width, height } = element.getBoundingClientRect(); return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';`,
    );
  const locator: VisitorLocator = {
    count: () => tab.run(`${elements}.length`) as Promise<number>,
    nth: (index) => locatorOf(tab, elements, name, index),
    first: () => locatorOf(tab, elements, name),
    isVisible,
    waitFor: async ({ state = 'visible', timeout = PATIENCE } = {}) => {
      const isThere =
        state === 'visible' ? isVisible : () => inPage<boolean>('return element !== undefined;');
      const end = Date.now() + timeout;
      while (!(await isThere())) {
        if (Date.now() > end) throw new Error(`Waited ${timeout} ms for ${name} (${at}) to be ${state}.`);
        await pause(STEP);
      }
    },
    click: async () => {
      await locator.waitFor();
      const [x, y] = await inPage<[number, number]>(
        `element.scrollIntoView({ block: 'center' }); const { x, y, width, height } = element.getBoundingClientRect(); return [x + width / 2, y + height / 2];`,
      );
      await tab.click(Math.round(x), Math.round(y));
    },
    fill: async (text) => {
      await locator.click();
      await inPage('element.select(); return true;');
      await tab.type(text);
    },
    press: async (key) => {
      await locator.waitFor();
      await inPage('element.focus(); return true;');
      await tab.press(key);
    },
  };
  return locator;
};

const sourceOf = (script: string | ((value: never) => unknown), value?: unknown): string =>
  typeof script === 'string'
    ? script
    : `(${script.toString()})(${value === undefined ? '' : JSON.stringify(value)})`;

/** A page of an engine's tab. */
export const visitorPageOf = (tab: Tab): VisitorPage => {
  let isClosed = false;
  return {
    url: () => tab.address(),
    goto: (url) => tab.goto(url),
    goBack: () => tab.back(),
    reload: () => tab.reload(),
    close: async () => {
      isClosed = true;
      await tab.close();
    },
    isClosed: () => isClosed,
    evaluate: <Result>(script: string | ((value: never) => Result | Promise<Result>), value?: unknown) =>
      tab.run(sourceOf(script, value)) as Promise<Result>,
    waitForFunction: async (script) => {
      const end = Date.now() + PATIENCE;
      while (!(await tab.run(`Boolean(${sourceOf(script)})`))) {
        if (Date.now() > end) throw new Error(`Waited ${PATIENCE} ms for ${String(script)}.`);
        await pause(STEP);
      }
    },
    locator: (selector) => locatorOf(tab, bySelector(selector), selector),
    getByText: (text) =>
      locatorOf(tab, innermost('body *', `element.textContent.trim().includes(${quoted(text)})`), text),
    getByRole: (role, { name }) =>
      locatorOf(
        tab,
        `${bySelector(`${role}, [role="${role}"]`)}.filter((element) => (element.getAttribute('aria-label') ?? element.textContent).trim().includes(${quoted(name)}))`,
        `${role} ${name}`,
      ),
    getByPlaceholder: (text) =>
      locatorOf(
        tab,
        `${bySelector('[placeholder]')}.filter((element) => element.getAttribute('placeholder').includes(${quoted(text)}))`,
        text,
      ),
    mouse: { click: (x, y) => tab.click(x, y), wheel: (_x, y) => tab.scroll(y) },
    touchscreen: { tap: (x, y) => tab.tap(x, y) },
    keyboard: { press: (key) => tab.press(key) },
    setViewportSize: ({ width, height }) => tab.resize(width, height),
    waitForTimeout: pause,
  };
};
