// Twin in PHP: messenger/class-launcher-tag.php
import { LAUNCHER_DRAWINGS } from './launcher-drawings.ts';
import type { PublicLauncher, PublicMargin, PublicMessenger } from './public-settings.ts';

/** What every page's dialogs are known by. */
export const MODAL = ['dialog:modal', '[aria-modal=true]'] as const;

const margin = ({ x, y }: PublicMargin): string => `${x} ${y}`;

const placeOf = ({ position, mirror }: PublicLauncher): string => {
  const [block, side] = position.split('-') as [string, 'left' | 'right'];
  return `${block} ${mirror ? { left: 'inset-inline-start', right: 'inset-inline-end' }[side] : side}`;
};

/** A bubble is the launcher's own drawing; a picture is told from a drawing by its address. */
const iconOf = ({ icon, image }: PublicLauncher): string =>
  (icon === 'image' && image !== null && encodeURI(image.url)) ||
  ((LAUNCHER_DRAWINGS as Readonly<Record<string, string>>)[icon] ?? '');

/**
 * The value of the tag's `data-launcher`: what a page has to know of the launcher before anything else of the messenger
 * is loaded. All of it is always there, as the launcher has few bytes to spend on reading it:
 *
 *     colour block side x y phone-x phone-y size layer icon|selectors|label|name|trouble|outbound
 *
 * - `side` is a CSS property; a logical one where right-to-left pages are to have the launcher mirrored
 * - `phone-x` is `-1` where phones have no launcher
 * - `icon` is a drawing, a picture's address, or nothing for the bubble
 * - `selectors` are what the launcher gives way to; `_` matches nothing
 * - `outbound` is `1` where the page asks for what the team says first; else the field is not there
 * - `label` is the text next to the icon, `name` what screen readers say, `trouble` what is said where nothing loads
 * @example launcherAttribute(settings, { label: '', name: 'Open chat', trouble: 'The chat cannot connect.' })
 * // '1f3a5f bottom right 20 20 16 16 56 100000 |dialog:modal,[aria-modal=true]||Open chat|The chat cannot connect.'
 */
export const launcherAttribute = (
  { mode, style: { launcher, primary }, visitors }: Pick<PublicMessenger, 'mode' | 'style' | 'visitors'>,
  texts: { readonly label: string; readonly name: string; readonly trouble: string },
): string =>
  [
    [
      primary.slice(1),
      placeOf(launcher),
      margin(launcher.desktop),
      launcher.hideOnPhones ? '-1 0' : margin(launcher.phone),
      launcher.size,
      launcher.layer,
      iconOf(launcher),
    ].join(' '),
    launcher.yield ? [...MODAL, ...launcher.yieldTo].join(',') : '_',
    texts.label,
    texts.name,
    texts.trouble,
    ...(mode === 'server' && visitors.outbound ? ['1'] : []),
  ]
    .map((field) => field.replaceAll('|', ' '))
    .join('|');
