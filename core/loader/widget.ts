import { fromDocument } from './page-access.ts';

// Everything that the loader knows of the element with Ortto's chat, `#ap3-talk-widget-ui`.

/**
 * Does something to the widget's element, as soon as it is there (for at most ten seconds). Only a child of the
 * body is the widget's: what visitors and authors write lies deeper.
 */
const withWidget = (act: (widget: HTMLElement) => void, tries = 200): true => {
  const widget = fromDocument('querySelector').call(
    document,
    'body>#ap3-talk-widget-ui',
  ) as HTMLElement | null;
  if (widget) act(widget);
  else if (tries) setTimeout(withWidget, 50, act, tries - 1);
  return true;
};

/** Shows or hides the widget, also one that appears later. */
export const display = (value: 'inline-flex' | 'none'): true =>
  withWidget(({ style }) => (style.display = value));

/** Clicks the launcher: Ortto documents no call that could be verified. */
export const clickLauncher = (): true =>
  withWidget(({ shadowRoot }) => shadowRoot!.querySelector<HTMLElement>('#__root div')!.click());
