import { fromDocument } from '../../loader/page-access.ts';
import { draw } from './draw.ts';
import type { Children } from './element.ts';
import type { Model, Screen } from './model.ts';
import { PHONE } from './phone.ts';

/**
 * The dialog: a card over the page on a desktop, which the keyboard can leave; the whole screen on a phone, with the page
 * behind it inert. It never moves the page's scroll position.
 */
export const panelIn = (shadow: ShadowRoot, close: () => void) => {
  const create = fromDocument('createElement').bind(document) as typeof document.createElement;
  const dialog = create('dialog');
  const app = create('div');
  const live = create('div');
  const phone = matchMedia(PHONE);
  let shown: Screen | undefined;
  let wasAtEnd = true;

  /** Adds to the style sheet. Policies see no style attribute and no style element. */
  const style = (css: string): CSSStyleSheet => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets.push(sheet);
    return sheet;
  };
  const find = <E extends HTMLElement>(selector: string): E | null => app.querySelector<E>(selector);
  const focus = (...selectors: string[]): void => {
    for (const selector of selectors) {
      const found = find(selector);
      if (found) return found.focus({ preventScroll: true });
    }
  };
  /** Where a new screen begins: its first wrong field, else the box to write in, else its heading. */
  const begin = (): void =>
    focus('[aria-invalid]', phone.matches ? '#title' : '#draft, form input:not([type=file])', '#title');
  const toEnd = (): void => {
    const log = find('.log');
    if (log) log.scrollTop = log.scrollHeight;
  };
  const open = (): void => {
    if (dialog.open) return;
    if (phone.matches) dialog.showModal();
    else dialog.show();
    begin();
  };

  live.className = 'sr';
  live.role = 'status';
  dialog.append(app, live);
  dialog.setAttribute('aria-labelledby', 'title');
  shadow.append(dialog);
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
  phone.addEventListener('change', () => {
    if (!dialog.open || !dialog.isConnected) return;
    dialog.close();
    open();
  });
  const sheet = style('');
  // The on-screen keyboard covers the page and says so here: the box to write in stays above it.
  visualViewport?.addEventListener('resize', () => {
    const { height, scale } = visualViewport!;
    const isCovered = dialog.open && phone.matches && scale === 1 && innerHeight - height > 80;
    sheet.replaceSync(isCovered ? `dialog{height:${height}px!important;bottom:auto!important}` : '');
    if (wasAtEnd) toEnd();
  });

  return {
    get isOpen(): boolean {
      return dialog.open;
    },
    open,
    close: (): void => dialog.close(),
    style,
    find,
    focus,
    draw: ({ speech, settings, screen, said }: Model, content: Children): void => {
      const log = find('.log');
      wasAtEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < 60;
      dialog.lang = speech.language;
      dialog.dir = speech.direction;
      app.className = `app ${screen}${settings.style.fade ? ' fade' : ''}`;
      const isNew = shown !== screen;
      // A screen has elements of its own: nothing of the last one is taken over.
      if (isNew) draw(app, null);
      draw(app, content);
      if (live.textContent !== said) live.textContent = said;
      shown = screen;
      if (isNew || wasAtEnd) toEnd();
      if (isNew && dialog.open) begin();
    },
  };
};
export type Panel = ReturnType<typeof panelIn>;
