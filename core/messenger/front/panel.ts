import { createElement, Fragment, render } from 'preact';
import { format } from '../../texts/format.ts';
import { renderTemplate } from '../merge-tags/render.ts';
import type { Actions, Model, Screen } from './model.ts';
import { form } from './views/form.ts';
import { handOver } from './views/hand-over.ts';
import { home } from './views/home.ts';
import { list } from './views/list.ts';
import { thread } from './views/thread.ts';

const VIEWS = { home, form, list, thread, handOver } as const;

/** Where phones begin; the style sheet has the same. */
const PHONE = '(max-width: 480px), (max-height: 420px)';

/**
 * The dialog: a card over the page on a desktop, which the keyboard can leave; the whole screen on a phone, with the page
 * behind it inert. It never moves the page's scroll position.
 */
export class Panel {
  readonly dialog: HTMLDialogElement;
  readonly #app: HTMLElement;
  readonly #live: HTMLElement;
  readonly #actions: Actions;
  readonly #phone = matchMedia(PHONE);
  #screen: Screen | undefined;
  #wasAtEnd = true;

  constructor(shadow: ShadowRoot, actions: Actions) {
    this.#actions = actions;
    const create = Document.prototype.createElement.bind(document) as typeof document.createElement;
    this.dialog = create('dialog');
    this.#app = create('div');
    this.#live = create('div');
    this.#live.className = 'sr';
    this.#live.role = 'status';
    this.dialog.append(this.#app, this.#live);
    this.dialog.setAttribute('aria-labelledby', 'title');
    shadow.append(this.dialog);
    this.dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing) {
        event.stopPropagation();
        actions.close();
      }
    });
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      actions.close();
    });
    this.#phone.addEventListener('change', () => {
      if (!this.isOpen || !this.dialog.isConnected) return;
      this.dialog.close();
      this.#present();
    });
    // The on-screen keyboard covers the page and says so here: the box to write in stays above it.
    visualViewport?.addEventListener('resize', () => this.#fit());
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  #present(): void {
    if (this.#phone.matches) this.dialog.showModal();
    else this.dialog.show();
    this.#focus();
  }
  open(): void {
    if (!this.isOpen) this.#present();
  }
  close(): void {
    this.dialog.close();
  }

  #fit(): void {
    const height = visualViewport!.height;
    const covered =
      this.isOpen && this.#phone.matches && visualViewport!.scale === 1 && innerHeight - height > 80;
    // As a property of the sheet, not of the element: policies see no style attribute.
    this.#sheet.replaceSync(covered ? `dialog{height:${height}px!important;bottom:auto!important}` : '');
    if (this.#wasAtEnd) this.#toEnd();
  }
  readonly #sheet = new CSSStyleSheet();
  /** What changes with the window's size. */
  get sheet(): CSSStyleSheet {
    return this.#sheet;
  }

  #find<E extends HTMLElement>(selector: string): E | null {
    return this.#app.querySelector<E>(selector);
  }
  /** Where a new screen begins: its first wrong field, else the box to write in, else its heading. */
  #focus(): void {
    const field =
      this.#find('[aria-invalid]') ?? (this.#phone.matches ? null : this.#find('#draft, form input'));
    (field ?? this.#find('#title'))?.focus({ preventScroll: true });
  }
  focusTrouble(): void {
    this.#find('[aria-invalid]')?.focus();
  }
  focusDraft(): void {
    this.#find('#draft')?.focus({ preventScroll: true });
  }
  #toEnd(): void {
    const log = this.#find('.log');
    if (log) log.scrollTop = log.scrollHeight;
  }

  draw(model: Model): void {
    const { speech, texts, settings, screen } = model;
    const log = this.#find('.log');
    this.#wasAtEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < 60;
    const isNew = this.#screen !== screen;
    this.#screen = screen;
    this.dialog.lang = speech.language;
    this.dialog.dir = speech.direction;
    this.#app.className = `app ${screen}${settings.style.fade ? ' fade' : ''}`;
    this.dialog.setAttribute(
      'aria-label',
      format(renderTemplate(texts.title, model.visitor) || speech.words.dialogName),
    );
    // A screen of its own has elements of its own: nothing of the last one is taken over.
    render(createElement(Fragment, { key: screen }, VIEWS[screen](model, this.#actions)), this.#app);
    if (this.#live.textContent !== model.said) this.#live.textContent = model.said;
    this.#grow();
    if (isNew || this.#wasAtEnd) this.#toEnd();
    if (isNew && this.isOpen) this.#focus();
  }

  /** The box has as many lines as its text, up to six, where the browser does not see to it. */
  #grow(): void {
    const draft = this.#find<HTMLTextAreaElement>('#draft');
    if (draft) draft.rows = Math.min(6, draft.value.split('\n').length);
  }
}
