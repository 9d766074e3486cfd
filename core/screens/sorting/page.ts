import type { Extent } from './gap.ts';

// What of the page is used here. Hosts have the browser's own types, which are these and more.

export interface Row {
  getBoundingClientRect(): Extent;
  matches(selector: string): boolean;
}

export interface Scroller {
  readonly scrollHeight: number;
  readonly clientHeight: number;
  getBoundingClientRect(): Extent;
  scrollBy(by: { readonly top: number; readonly behavior: 'instant' }): void;
}

export interface PageElement extends Row, Scroller {
  readonly parentElement: PageElement | null;
  readonly children: Iterable<Row>;
  readonly classList: {
    add(name: string): void;
    remove(name: string): void;
    toggle(name: string, is: boolean): void;
  };
  readonly style: { setProperty(name: string, value: string): void };
}

interface Listening {
  readonly signal: AbortSignal;
  readonly capture?: boolean;
}

/** What a row is dragged by. */
export interface Handle {
  readonly ownerDocument: Page;
  closest(selector: string): PageElement | null;
  setPointerCapture(pointer: number): void;
  addEventListener(
    type: 'pointermove' | 'pointerup' | 'pointercancel',
    heard: (event: { readonly clientY: number }) => void,
    listening: Listening,
  ): void;
}

/** The `document`. */
export interface Page {
  readonly body: object;
  readonly scrollingElement: Scroller | null;
  readonly defaultView: View | null;
  addEventListener(
    type: 'keydown',
    heard: (event: { readonly key: string; stopPropagation(): void }) => void,
    listening: Listening,
  ): void;
}

/** The `window`. */
interface View {
  requestAnimationFrame(draw: () => void): number;
  cancelAnimationFrame(frame: number): void;
  getComputedStyle(element: object): { readonly overflowY: string };
}
