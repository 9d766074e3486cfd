// Browser entry: "Open chat" on a page, for a host's own markup.
//
//     <span data-talk-shown hidden><button type="button" data-talk-open="thread">Chat with us</button></span>
//     <a href="/contact/" data-talk-open="home">Chat with us</a>
//
// A button shows where there is a chat to open. A link leads to its address until then, and wherever there is none: Talk
// is hidden or blocked, the visitor has not agreed (`data-talk-consent`), scripts are off.
import type { TalkSuite, TalkSuiteView } from './talk-suite.ts';

const OPEN = '[data-talk-open]';

/** The chat that an element opens at this moment. */
const chatOf = ({ dataset }: HTMLElement): TalkSuite | undefined => {
  const { talkSuite } = window;
  return talkSuite !== undefined &&
    talkSuite.decision().talk === 'show' &&
    !/^(failed|refused|stopped)$/.test(talkSuite.state) &&
    !(talkSuite.state === 'waiting' && 'talkConsent' in dataset)
    ? talkSuite
    : undefined;
};

/** Says what each element is now: a button that opens the chat, or a link. */
const settle = (): void => {
  for (const element of document.querySelectorAll<HTMLElement>(OPEN)) {
    const opens = chatOf(element) !== undefined;
    if (element.localName === 'a') {
      if (opens) element.setAttribute('role', 'button');
      else element.removeAttribute('role');
    } else (element.closest<HTMLElement>('[data-talk-shown]') ?? element).hidden = !opens;
  }
};

/** A link whose chat could not be loaded after all, on its way to where it leads. */
let leaving: HTMLElement | undefined;

/** Follows a link after all where the chat that it asked for does not come. */
const orElseFollow = (link: HTMLElement): void => {
  const heard = new AbortController();
  document.addEventListener(
    'talksuite:state',
    (event) => {
      const { state } = (event as CustomEvent<{ readonly state: TalkSuite['state'] }>).detail;
      if (state === 'loading') return;
      heard.abort();
      if (state !== 'failed') return;
      leaving = link;
      link.click();
    },
    { signal: heard.signal },
  );
};

document.addEventListener('click', (event) => {
  const element = (event.target as Element).closest<HTMLElement>(OPEN);
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
  if (element === null || event.defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey)
    return;
  if (element === leaving) {
    leaving = undefined;
    return;
  }
  const view: TalkSuiteView = element.dataset['talkOpen'] === 'thread' ? 'thread' : 'home';
  if (!chatOf(element)?.open(view)) return;
  event.preventDefault();
  if (element.localName === 'a' && window.talkSuite?.state === 'loading') orElseFollow(element);
});

// What is a button is pressed by the space bar, too.
document.addEventListener('keydown', (event) => {
  const element = event.target as HTMLElement;
  if (event.key !== ' ' || !element.matches?.(`a[role=button]${OPEN}`)) return;
  event.preventDefault();
  element.click();
});

document.addEventListener('talksuite:state', settle);
addEventListener('pageshow', settle);
// The loader may have come first, or come later than this.
addEventListener('load', settle);
settle();
