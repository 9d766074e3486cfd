import { fromDocument } from '../../loader/page-access.ts';
import { draw } from './draw.ts';
import type { Children } from './element.ts';
import type { Model, Screen } from './model.ts';
import { PHONE } from './phone.ts';

/**
 * The dialog: a card over the page on a desktop, which the keyboard can leave; the whole screen on a phone, with the page
 * behind it inert. It never moves the page's scroll position.
 */
export class Panel {
  readonly dialog: HTMLDialogElement;
  readonly #shadow: ShadowRoot;
  readonly #app: HTMLElement;
  readonly #live: HTMLElement;
  readonly #phone = matchMedia(PHONE);
  readonly #sheet = new CSSStyleSheet();
  #screen: Screen | undefined;
  #wasAtEnd = true;

  constructor(shadow: ShadowRoot, close: () => void) {
    const create = fromDocument('createElement').bind(document) as typeof document.createElement;
    this.#shadow = shadow;
    const dialog = (this.dialog = create('dialog'));
    this.#app = create('div');
    this.#live = create('div');
    this.#live.className = 'sr';
    this.#live.role = 'status';
    dialog.append(this.#app, this.#live);
    dialog.setAttribute('aria-labelledby', 'title');
    shadow.append(dialog);
    shadow.adoptedStyleSheets.push(this.#sheet);
    dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing) {
        event.stopPropagation();
        close();
      }
    });
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      close();
    });
    this.#phone.addEventListener('change', () => {
      if (!this.isOpen || !dialog.isConnected) return;
      dialog.close();
      this.open();
    });
    // The on-screen keyboard covers the page and says so here: the box to write in stays above it.
    visualViewport?.addEventListener('resize', () => this.#fit());
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }
  open(): void {
    if (this.isOpen) return;
    if (this.#phone.matches) this.dialog.showModal();
    else this.dialog.show();
    this.#begin();
  }
  close(): void {
    this.dialog.close();
  }
  /** Adds to the style sheet. Policies see no style attribute and no style element. */
  style(css: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.#shadow.adoptedStyleSheets.push(sheet);
  }

  #fit(): void {
    const { height, scale } = visualViewport!;
    const covered = this.isOpen && this.#phone.matches && scale === 1 && innerHeight - height > 80;
    this.#sheet.replaceSync(covered ? `dialog{height:${height}px!important;bottom:auto!important}` : '');
    if (this.#wasAtEnd) this.#toEnd();
  }

  find<E extends HTMLElement>(selector: string): E | null {
    return this.#app.querySelector<E>(selector);
  }
  focus(...selectors: string[]): void {
    for (const selector of selectors) {
      const found = this.find(selector);
      if (found) return found.focus({ preventScroll: true });
    }
  }
  /** Where a new screen begins: its first wrong field, else the box to write in, else its heading. */
  #begin(): void {
    this.focus(
      '[aria-invalid]',
      this.#phone.matches ? '#title' : '#draft, form input:not([type=file])',
      '#title',
    );
  }
  #toEnd(): void {
    const log = this.find('.log');
    if (log) log.scrollTop = log.scrollHeight;
  }

  draw({ speech, settings, screen, said }: Model, content: Children): void {
    const log = this.find('.log');
    this.#wasAtEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < 60;
    const { dialog } = this;
    dialog.lang = speech.language;
    dialog.dir = speech.direction;
    this.#app.className = `app ${screen}${settings.style.fade ? ' fade' : ''}`;
    const isNew = this.#screen !== screen;
    // A screen has elements of its own: nothing of the last one is taken over.
    if (isNew) draw(this.#app, null);
    draw(this.#app, content);
    if (this.#live.textContent !== said) this.#live.textContent = said;
    this.#screen = screen;
    if (isNew || this.#wasAtEnd) this.#toEnd();
    if (isNew && this.isOpen) this.#begin();
  }
}
