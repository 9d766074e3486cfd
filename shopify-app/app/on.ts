type Listener = (event: Event) => void;

/**
 * Listens to an event of a Polaris element, as its properties: `{...on('hide', close)}`. React takes what follows `on` for
 * the event's name as it is written, so `onHide`, which Polaris' types offer, would wait for an event that never comes.
 * Events that HTML has too (`onClick`, `onChange`, `onInput`) are React's own and need none of this.
 */
export const on = (
  event: 'dismiss' | 'hide' | 'afterhide',
  listener: Listener,
): Readonly<Record<string, Listener>> => ({
  [`on${event}`]: listener,
});
