/** How long a page may take to load, in milliseconds. */
const LOAD_PATIENCE = 20_000;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A frame for a page of the site, out of sight but in the page and of a usual size, or browsers hold back what runs in it. */
export const hiddenFrame = (): HTMLIFrameElement => {
  const frame = document.createElement('iframe');
  frame.title = '';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.style.cssText =
    'position:fixed;inset-block-start:0;inset-inline-start:0;inline-size:1024px;block-size:600px;opacity:0;pointer-events:none;z-index:-1;border:0';
  return frame;
};

/** Loads a page in the frame; false where that takes too long. */
export const loadIn = (frame: HTMLIFrameElement, url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), LOAD_PATIENCE);
    frame.addEventListener('load', () => {
      clearTimeout(timer);
      resolve(true);
    });
    frame.src = url;
    document.body.append(frame);
  });

/** The window of the page in the frame, or null where it lets nobody frame it, lives at another origin or is not there yet. */
export const pageWindow = (frame: HTMLIFrameElement): (Window & typeof globalThis) | null => {
  try {
    const { contentWindow, contentDocument } = frame;
    return contentWindow && contentDocument && contentDocument.location.href !== 'about:blank'
      ? (contentWindow as Window & typeof globalThis)
      : null;
  } catch {
    return null;
  }
};

/** Whether pages at an address can be looked into from this screen. */
export const isOwnOrigin = (url: string): boolean => new URL(url, location.href).origin === location.origin;
