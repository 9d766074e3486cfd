import type { Page, PageElement, Scroller } from './page.ts';

/** So near to an edge of what scrolls it does, in pixels: more than the bars take that lie over it. */
const EDGE = 130;
/** Pixels a frame. */
const SPEED = 14;

/** The innermost element around another one that can be scrolled, or else the page. */
const scrollerAround = (element: PageElement, page: Page): Scroller | null => {
  for (let at = element.parentElement; at && at !== page.body; at = at.parentElement) {
    const overflow = page.defaultView?.getComputedStyle(at).overflowY ?? '';
    if (/auto|scroll/.test(overflow) && at.scrollHeight > at.clientHeight) return at;
  }
  return page.scrollingElement;
};

/**
 * Scrolls what is around an element, as long as the pointer is near to one of its edges.
 * @param onScroll told after each step, with the pointer's height
 * @returns what is told the pointer's height whenever it moves, and what ends it
 */
export const edgeScroll = (element: PageElement, page: Page, onScroll: (y: number) => void) => {
  const scroller = scrollerAround(element, page);
  const view = page.defaultView;
  let y = 0;
  let frame: number | undefined;

  const speed = (): number => {
    if (!scroller) return 0;
    const { top, bottom } =
      scroller === page.scrollingElement
        ? { top: 0, bottom: scroller.clientHeight }
        : scroller.getBoundingClientRect();
    if (y < top + EDGE) return -SPEED;
    return y > bottom - EDGE ? SPEED : 0;
  };
  const step = (): void => {
    const by = speed();
    if (by !== 0) {
      scroller?.scrollBy({ top: by, behavior: 'instant' });
      onScroll(y);
    }
    frame = view?.requestAnimationFrame(step);
  };

  return {
    follow: (height: number): void => {
      y = height;
      frame ??= view?.requestAnimationFrame(step);
    },
    stop: (): void => {
      if (frame !== undefined) view?.cancelAnimationFrame(frame);
    },
  };
};
