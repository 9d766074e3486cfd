import type { OutboundWidget } from '../../contract/loader/outbound.ts';

/** What appears by itself at its moment, and is not called by the page. */
export type Appearing = OutboundWidget & {
  readonly when: Exclude<OutboundWidget['when'], { readonly selection: 'call' }>;
};

export const appearsByItself = (widget: OutboundWidget): widget is Appearing =>
  widget.when.selection !== 'call';

/** What was shown before, by a message's id: on this page, in this tab, in this browser. */
export interface Shown {
  readonly page: ReadonlySet<string>;
  readonly tab: ReadonlySet<string>;
  readonly browser: ReadonlySet<string>;
}

const KEPT_IN = { always: 'page', session: 'tab', once: 'browser' } as const satisfies Record<
  OutboundWidget['frequency'],
  keyof Shown
>;

/** The messages of a page that may still be shown to a visitor with this device, in the team's order. */
export const stillToShow = <Widget extends OutboundWidget>(
  widgets: readonly Widget[],
  shown: Shown,
  isPhone: boolean,
): readonly Widget[] =>
  widgets.filter(
    ({ id, frequency, page: { device } }) =>
      (device === 'any' || (device === 'phone') === isPhone) &&
      !shown.page.has(id) &&
      !shown[KEPT_IN[frequency]].has(id),
  );
