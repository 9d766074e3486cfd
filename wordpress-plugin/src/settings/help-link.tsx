import { Button } from '@wordpress/components';
import * as React from 'react';
import { useEffect } from 'react';
import { t } from '../page/t.ts';

/** A sheet of WordPress's own help on this screen. */
export type HelpSheet = 'overview' | 'decides' | 'messenger' | 'consent' | 'missing';

const SWITCH = '#contextual-help-link';

/** Fragment of an address that opens the help. */
const FRAGMENT = '#talk-help';

/** Opens WordPress's help, on one of its sheets where it has that one. */
export const openHelp = (sheet: HelpSheet): void => {
  const button = document.querySelector<HTMLButtonElement>(SWITCH);
  if (!button) return;
  if (button.getAttribute('aria-expanded') !== 'true') button.click();
  document.querySelector<HTMLAnchorElement>(`#tab-link-talk-messenger-${sheet} a`)?.click();
  window.scrollTo({ top: 0 });
  button.focus({ preventScroll: true });
};

/** Opens the help where the address asks for it: the plugin's row leads here. */
export const useHelpInAddress = (): void =>
  useEffect(() => {
    if (location.hash !== FRAGMENT) return undefined;
    const open = (): void => openHelp('overview');
    // WordPress's own button works from then on.
    if (document.readyState === 'complete') open();
    else window.addEventListener('load', open, { once: true });
    return () => window.removeEventListener('load', open);
  }, []);

/** The way to what a tab is about. Nothing where this WordPress shows no help. */
export const HelpLink = ({ sheet, label }: { readonly sheet: HelpSheet; readonly label?: string }) =>
  document.querySelector(SWITCH) ? (
    <Button variant="link" className="talk-help-link" onClick={() => openHelp(sheet)}>
      {label ?? t('screens.help.link')}
    </Button>
  ) : null;
