import { fromDocument } from '../../loader/page-access.ts';
import css from './launcher.css';

/** The drawing, 24 by 24, where none is named: an outline, and what is cut out of it. */
const BUBBLE = 'M12,2a10,9,0,0,0-7,15.4l-1,4.6,5-2.5a10,9,0,1,0,3-17.5zM7,8h10v2H7zM7,12h7v2H7z';

/**
 * The launcher's element, not on the page yet.
 * @param fields of `data-launcher` (`launcher-attribute.ts`)
 * @returns the element, its shadow root, and the button in it
 */
export const drawLauncher = ([look, , label, name]: readonly string[]): [
  HTMLElement,
  ShadowRoot,
  HTMLButtonElement,
] => {
  const create = fromDocument('createElement').bind(document);
  const [colour, block, side, x, y, phoneX, phoneY, size, layer, icon] = look!.split(' ');
  const host = create('talk-suite-messenger');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const at = (left?: string, up?: string): string =>
    `:host{${block}:calc(${up}px + env(safe-area-inset-${block}))!important;${side}:calc(${left}px + env(safe-area-inset-left))!important}`;
  sheet.replaceSync(
    `${css}:host{z-index:${layer}!important;--brand:#${colour};--size:${size}px}:host>button:before{${/\//.test(icon!) ? `background:url("${icon}") 50%/cover` : `clip-path:path(evenodd,"${icon || BUBBLE}")`}}${at(x, y)}@media(max-width:480px){${phoneX! < '0' ? ':host{display:none!important}' : at(phoneX, phoneY)}}`,
  );
  shadow.adoptedStyleSheets = [sheet];
  const button = create('button');
  button.ariaLabel = name!;
  button.append(label!);
  shadow.append(button);
  return [host, shadow, button];
};
