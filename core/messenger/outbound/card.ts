import { fromDocument } from '../../loader/page-access.ts';
import css from './card.css';

export interface CardWords {
  readonly answer: string;
  readonly close: string;
  readonly team: string;
}

export interface CardParts {
  /** The launcher's own shadow root: the card goes where that goes, and gives way with it. */
  readonly shadow: ShadowRoot;
  /** Where the launcher is, as `data-launcher` has it. */
  readonly launcher: string;
  readonly name: string;
  readonly text: string;
  readonly language: string;
  readonly isRtl: boolean;
  readonly words: CardWords;
  answered(): void;
  closed(): void;
}

export interface Card {
  remove(): void;
}

/** Milliseconds after which a screen reader hears a text that is put into a region that it knows. */
const HEARD = 150;

/** Next to the launcher, on the page's side of it. */
const placed = (launcher: string): string => {
  const [, block, side, , , , , size] = launcher.split(' ');
  return `:host{${block}:calc(${size}px + 14px);${side}:0}`;
};

/**
 * Shows what the team says first. It takes no focus: the visitor is doing something else. A screen reader says it when
 * it has said everything else.
 */
export const showCard = ({ shadow, launcher, name, text, words, ...parts }: CardParts): Card => {
  const create = fromDocument('createElement').bind(document) as typeof document.createElement;
  const host = create('div');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + placed(launcher));
  const inside = host.attachShadow({ mode: 'open' });
  inside.adoptedStyleSheets = [sheet];
  const card = create('div');
  card.className = 'card';
  card.lang = parts.language;
  card.dir = parts.isRtl ? 'rtl' : 'ltr';
  card.setAttribute('role', 'group');
  card.ariaLabel = name || words.team;

  const said = create('div');
  said.setAttribute('role', 'status');
  const line = (className: string, content: string): HTMLElement => {
    const element = create('p');
    element.className = className;
    element.dir = 'auto';
    element.textContent = content;
    return element;
  };
  const button = (className: string, label: string, content: string, act: () => void): HTMLElement => {
    const element = create('button');
    element.type = 'button';
    element.className = className;
    element.ariaLabel = label;
    element.textContent = content;
    element.addEventListener('click', act);
    return element;
  };
  card.append(
    said,
    button('answer', words.answer, words.answer, parts.answered),
    button('close', words.close, '×', parts.closed),
  );
  inside.append(card);
  shadow.append(host);
  const heard = setTimeout(() => said.append(line('name', name || words.team), line('text', text)), HEARD);
  return {
    remove: () => {
      clearTimeout(heard);
      host.remove();
    },
  };
};
