import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawChoiceList } from './polaris-choices.ts';
import { polarisElements } from './polaris-elements.ts';

const LOOKS = join(import.meta.dirname, 'looks.css');

/**
 * Runs in the framed page: plain elements with the properties, events and slots of the published ones. They look a
 * little like Polaris (`looks.css`); a property that Polaris does not publish does nothing, as there.
 */
const runtime = (
  elements: Record<string, string[]>,
  looks: string,
  drawChoices: typeof drawChoiceList,
): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(looks);
  document.adoptedStyleSheets.push(sheet);

  const FIELDS: Record<string, string> = {
    's-text-field': 'input',
    's-url-field': 'input',
    's-search-field': 'input',
    's-number-field': 'input',
    's-color-field': 'input',
    's-date-field': 'input',
    's-password-field': 'input',
    's-text-area': 'textarea',
    's-select': 'select',
    's-switch': 'checkbox',
    's-checkbox': 'checkbox',
  };
  /** Properties that looks depend on: the style sheet finds them as `data-` attributes. */
  const LOOKED_AT =
    'tone variant type color border padding direction gap accessibilityVisibility alignItems'.split(' ');
  let count = 0;

  const attributeOf = (property: string): string => property.toLowerCase();

  abstract class Element extends HTMLElement {
    static names: readonly string[] = [];
    readonly kept = new Map<string, unknown>();

    has(name: string): boolean {
      return (this.constructor as typeof Element).names.includes(name);
    }

    read(name: string): string {
      const value = this.kept.get(name) ?? this.getAttribute(attributeOf(name));
      return typeof value === 'string' ? value : '';
    }

    isOn(name: string): boolean {
      const value = this.kept.get(name);
      return value === undefined ? this.hasAttribute(attributeOf(name)) : value === true || value === '';
    }

    connectedCallback(): void {
      if (!this.shadowRoot) this.attachShadow({ mode: 'open', delegatesFocus: true });
      this.draw();
      new MutationObserver(() => this.draw()).observe(this, {
        childList: true,
        subtree: true,
        attributes: true,
      });
    }

    abstract draw(): void;
  }

  const define = (
    tag: string,
    names: readonly string[],
    draw: (element: Element, root: ShadowRoot) => void,
  ): void => {
    class Defined extends Element {
      static override names = names;
      draw(): void {
        if (!this.shadowRoot) return;
        for (const name of LOOKED_AT.filter((each) => names.includes(each)))
          if (this.dataset[name] !== this.read(name)) this.dataset[name] = this.read(name);
        draw(this, this.shadowRoot);
      }
    }
    for (const name of names)
      if (!(name in HTMLElement.prototype) || name === 'hidden')
        Object.defineProperty(Defined.prototype, name, {
          get(this: Element) {
            return this.kept.get(name) ?? this.getAttribute(attributeOf(name)) ?? undefined;
          },
          set(this: Element, value: unknown) {
            this.kept.set(name, value);
            this.draw();
          },
          configurable: true,
        });
    if (!customElements.get(tag)) customElements.define(tag, Defined);
  };

  const fire = (element: Element, type: string): void => {
    element.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const slot = (name?: string): string => `<slot${name === undefined ? '' : ` name="${name}"`}></slot>`;
  const text = (value: string): string =>
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

  const drawField =
    (control: string) =>
    (element: Element, root: ShadowRoot): void => {
      let field = root.querySelector<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('.control');
      if (!field) {
        count += 1;
        const tag = control === 'checkbox' ? 'input type="checkbox"' : control;
        root.innerHTML = `<style>p:empty { display: none } .unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }</style><label part="label" for="c${count}"></label><${tag} part="control" id="c${count}" class="control"></${control === 'checkbox' ? 'input' : control}><p part="details" class="details"></p><p part="error" class="error" role="alert"></p>`;
        field = root.querySelector<HTMLInputElement>('.control')!;
        const take = (type: string) => (): void => {
          if (control === 'checkbox') element.kept.set('checked', (field as HTMLInputElement).checked);
          else element.kept.set('value', field!.value);
          fire(element, type);
        };
        field.addEventListener('input', (event) => {
          event.stopPropagation();
          take('input')();
        });
        field.addEventListener('change', (event) => {
          event.stopPropagation();
          take('change')();
        });
      }
      root.querySelector('label')!.textContent = element.read('label');
      root
        .querySelector('label')!
        .classList.toggle('unseen', element.read('labelAccessibilityVisibility') === 'exclusive');
      root.querySelector('.details')!.textContent = element.read('details');
      root.querySelector('.error')!.textContent = element.read('error');
      if (control === 'select') {
        const options = [...element.querySelectorAll('s-option')]
          .map(
            (option) =>
              `<option value="${text((option as Element).read('value'))}">${text(option.textContent ?? '')}</option>`,
          )
          .join('');
        if (field.innerHTML !== options) field.innerHTML = options;
      }
      if (control === 'checkbox') {
        (field as HTMLInputElement).checked = element.isOn('checked');
        (field as HTMLInputElement).indeterminate = element.isOn('indeterminate');
      }
      if (control !== 'checkbox' && field.value !== element.read('value'))
        field.value = element.read('value');
      if (field instanceof HTMLTextAreaElement) field.rows = Number(element.kept.get('rows') ?? 2);
      if ('placeholder' in field) field.placeholder = element.read('placeholder');
      field.toggleAttribute('disabled', element.isOn('disabled'));
    };

  const drawButton = (element: Element, root: ShadowRoot): void => {
    if (!root.querySelector('button')) {
      root.innerHTML = `<button part="control" type="button">${slot()}</button>`;
      root.querySelector('button')!.addEventListener('click', () => {
        element.closest<HTMLElement>('s-menu')?.hidePopover();
        document.getElementById(element.read('commandFor'))?.togglePopover();
        const href = element.read('href');
        if (href === '') return;
        const target = element.read('target');
        if (target === '_top' || target === '_blank') window.open(href, target);
        else element.dispatchEvent(new Event('shopify:navigate', { bubbles: true }));
      });
    }
    const label = element.read('accessibilityLabel');
    if (label !== '') root.querySelector('button')!.setAttribute('aria-label', label);
    root
      .querySelector('button')!
      .toggleAttribute('disabled', element.isOn('disabled') || element.isOn('loading'));
  };

  const drawLink = (element: Element, root: ShadowRoot): void => {
    if (root.querySelector('a')) return;
    root.innerHTML = `<a part="control">${slot()}</a>`;
    const link = root.querySelector('a')!;
    link.setAttribute('href', element.read('href'));
    link.addEventListener('click', (event) => {
      const href = element.read('href');
      const target = element.read('target');
      if (target !== '' && !href.startsWith('shopify:')) {
        event.preventDefault();
        window.open(href, target);
        return;
      }
      if (!/^(\/|shopify:)/.test(href)) return;
      event.preventDefault();
      if (href.startsWith('shopify:')) window.open(href);
      else element.dispatchEvent(new Event('shopify:navigate', { bubbles: true }));
    });
  };

  const drawBanner = (element: Element, root: ShadowRoot): void => {
    root.innerHTML = `<style>strong { display: block }</style><div part="message" role="${element.read('tone') === 'critical' ? 'alert' : 'status'}"><strong></strong>${slot()}${slot('secondary-actions')}</div>`;
    root.querySelector('strong')!.textContent = element.read('heading');
    if (!element.isOn('dismissible')) return;
    const dismiss = document.createElement('button');
    dismiss.part.add('dismiss');
    dismiss.textContent = 'Dismiss';
    dismiss.addEventListener('click', () => fire(element, 'dismiss'));
    root.lastElementChild!.append(dismiss);
  };

  const drawModal = (element: Element, root: ShadowRoot): void => {
    if (root.querySelector('dialog')) {
      root.querySelector('h2')!.textContent = element.read('heading');
      return;
    }
    root.innerHTML = `<style>
dialog { box-sizing: border-box; inline-size: min(40rem, calc(100vw - 2rem)); max-block-size: calc(100vh - 2rem);
  padding: 0 1.5rem 1rem; border: 1px solid #ccc; border-radius: 0.75rem }
dialog[open] { display: flex; flex-direction: column }
.body { overflow: auto }
.actions { display: flex; flex-flow: row-reverse wrap; gap: 0.75rem; padding-block-start: 1rem }
</style><dialog aria-label="${text(element.read('heading'))}"><h2></h2><div class="body">${slot()}</div><div class="actions">${slot('primary-action')}${slot('secondary-actions')}</div></dialog>`;
    const dialog = root.querySelector('dialog')!;
    root.querySelector('h2')!.textContent = element.read('heading');
    dialog.addEventListener('close', () => {
      fire(element, 'hide');
      fire(element, 'afterhide');
    });
    Object.assign(element, {
      showOverlay: () => dialog.open || dialog.showModal(),
      hideOverlay: () => dialog.close(),
    });
  };

  const drawMenu = (element: Element, root: ShadowRoot): void => {
    if (root.firstChild) return;
    root.innerHTML = slot();
    element.popover = 'auto';
    element.role = 'group';
    element.ariaLabel = element.read('accessibilityLabel');
  };

  const drawBox = (element: Element, root: ShadowRoot): void => {
    if (!root.firstChild) root.innerHTML = slot();
    for (const [name, value] of [
      ['role', element.read('accessibilityRole')],
      ['aria-label', element.read('accessibilityLabel')],
    ] as const)
      if (value !== '' && element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  /** Columns as they are given: `@container (inline-size > 500px) 1fr 1fr, 1fr` is one value or another. */
  const drawGrid = (element: Element, root: ShadowRoot): void => {
    if (!root.firstChild) root.innerHTML = `<style></style>${slot()}`;
    const columns = element.read('gridTemplateColumns');
    const responsive = /^@container (\([^)]*\)) (.*), (minmax\([^)]*\)|[^,()]*)$/.exec(columns);
    const [condition = '(inline-size < 0px)', wide = columns, narrow = columns] = responsive?.slice(1) ?? [];
    root.querySelector('style')!.textContent = `:host { grid-template-columns: ${narrow} }
@container ${condition} { :host { grid-template-columns: ${wide} } }`;
  };

  /** On a narrow screen a table is a list, in which each cell says what it is about. */
  const drawTable = (element: Element, root: ShadowRoot): void => {
    if (!root.firstChild) root.innerHTML = slot();
    const headers = [...element.querySelectorAll<Element>('s-table-header')];
    for (const row of element.querySelectorAll('s-table-row'))
      [...row.children].forEach((cell, at) => {
        const header = headers[at];
        if (!(cell instanceof HTMLElement) || !header) return;
        const said = { label: header.textContent ?? '', slot: header.read('listSlot') };
        for (const [name, value] of Object.entries(said))
          if (cell.dataset[name] !== value) cell.dataset[name] = value;
      });
  };

  const headed =
    (tag: 'h1' | 'h2', around: 'main' | 'section') =>
    (element: Element, root: ShadowRoot): void => {
      if (!root.querySelector(tag))
        root.innerHTML = `<style>${tag}:empty { display: none }</style><${around}><${tag} part="heading"></${tag}>${slot()}</${around}>`;
      root.querySelector(tag)!.textContent = element.read('heading');
      const label = element.read('accessibilityLabel');
      if (label !== '') root.querySelector(around)!.setAttribute('aria-label', label);
    };

  const drawings: Record<string, (element: Element, root: ShadowRoot) => void> = {
    's-choice-list': drawChoices,
    's-button': drawButton,
    's-link': drawLink,
    's-banner': drawBanner,
    's-modal': drawModal,
    's-box': drawBox,
    's-grid': drawGrid,
    's-menu': drawMenu,
    's-table': drawTable,
    's-page': headed('h1', 'main'),
    's-section': headed('h2', 'section'),
    's-admin-block': headed('h2', 'section'),
    's-spinner': (element, root) => {
      root.innerHTML = `<span role="progressbar" aria-label="${text(element.read('accessibilityLabel'))}"></span>`;
    },
  };
  for (const [tag, names] of Object.entries(elements)) {
    const control = FIELDS[tag];
    const plain = (_: Element, root: ShadowRoot): void => {
      if (!root.firstChild) root.innerHTML = slot();
    };
    define(tag, names, control === undefined ? (drawings[tag] ?? plain) : drawField(control));
  }
};

/** A stand-in for `polaris.js`, made from what Polaris publishes about its elements. */
export const polarisScript = (): string =>
  `(${runtime.toString()})(${JSON.stringify(polarisElements())}, ${JSON.stringify(readFileSync(LOOKS, 'utf8'))}, ${drawChoiceList.toString()})`;
