import { useSyncExternalStore } from 'react';
import { base } from './data/api.ts';

/** Where the reader is: everything that makes a view, so that an address can be shared. */
export interface Place {
  /** Below the inbox, without a slash at the start: `mine/0192…`. */
  readonly path: string;
  readonly query: URLSearchParams;
}

const listeners = new Set<() => void>();
let place: Place = { path: '', query: new URLSearchParams() };

const read = (): void => {
  place = {
    path: decodeURIComponent(location.pathname.slice(base.length).replace(/^\/+|\/+$/g, '')),
    query: new URLSearchParams(location.search),
  };
};
const changed = (): void => {
  read();
  for (const listener of listeners) listener();
};
read();
window.addEventListener('popstate', changed);

export const addressOf = (path: string, query: Readonly<Record<string, string | undefined>> = {}): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const text = new URLSearchParams(given).toString();
  return `${base}/${path}${text && `?${text}`}`;
};

/** Goes somewhere; `replace` leaves no step to come back to. */
export const go = (address: string, { replace = false }: { readonly replace?: boolean } = {}): void => {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  changed();
};

export const here = (): Place => place;

export const usePlace = (): Place =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, here);

/** Follows a link within the page, unless the reader wants it in another one. */
export const follow = (event: React.MouseEvent<HTMLAnchorElement>): void => {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(event.currentTarget.getAttribute('href')!);
};
