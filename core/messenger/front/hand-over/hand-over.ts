import type { DetailsBody } from '../../../contract/conversation/requests.ts';
import type { Handed } from '../../../loader/handed.ts';
import type { HandOverEnd } from '../transport.ts';

/** Milliseconds that Ortto's script, and then its launcher, are waited for. */
const PATIENCE = 10_000;
const LOOK_EVERY = 50;

const until = async <T>(
  look: () => T | null | undefined | false,
  patience: number,
): Promise<T | undefined> => {
  for (let waited = 0; waited <= patience; waited += LOOK_EVERY) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
  return undefined;
};

/** Only a child of the body is Ortto's: what visitors and authors write lies deeper. */
const widget = (): HTMLElement | null =>
  Document.prototype.querySelector.call(document, 'body>#ap3-talk-widget-ui') as HTMLElement | null;

/** A call that opens Talk, should Ortto's script ever offer one. None is documented, so each is looked for by its type. */
const opener = (): (() => unknown) | undefined => {
  const { ap3c } = window as unknown as { ap3c?: { talk?: { open?: unknown } } };
  const open = ap3c?.talk?.open;
  return typeof open === 'function' ? () => (open as () => unknown).call(ap3c!.talk) : undefined;
};

/** Its launcher, where it lies in an open shadow root: the element that takes the click. */
const launcher = (): HTMLElement | null | undefined =>
  widget()?.shadowRoot?.querySelector<HTMLElement>('#__root [role=button], #__root button, #__root div');

/** Loads Ortto's script if nobody has, tells it who is there, and opens its Talk. */
export const handOverTo = async ({ talkSuite, load }: Handed, details: DetailsBody): Promise<HandOverEnd> => {
  const { email, firstName: first, lastName: last } = details;
  // Queued until the script runs, so that Talk opens for somebody it knows.
  if (email ?? first ?? last)
    talkSuite.identify({ ...(email && { email }), ...(first && { first }), ...(last && { last }) });
  if (/front|failed/.test(talkSuite.state)) load();
  const state = await until(
    () => /ready|failed|other|duplicate|refused/.exec(talkSuite.state)?.[0],
    PATIENCE,
  );
  if (state === undefined) return 'slow';
  if (state === 'failed' || state === 'refused') return 'blocked';
  const ready = await until(() => opener() ?? launcher(), PATIENCE);
  if (ready === undefined) return 'absent';
  if (typeof ready === 'function') ready();
  else ready.click();
  return 'done';
};
