import type { Header } from '@talk-suite/core/csp';
import type { Look, Looks } from './look.ts';

/** Looks for tests. */

export const csp = (value: string): Header => ({ name: 'content-security-policy', value });

export const look = (parts: Partial<Look> = {}): Look => ({
  url: 'https://acme.example/',
  status: 200,
  headers: [],
  php: parts.headers ?? [],
  own: null,
  meta: [],
  loader: { src: 'https://acme.example/loader.js', nonce: '', integrity: '' },
  nonces: [],
  cut: false,
  ...parts,
});

export const looks = (first: Partial<Look>, second = first, fresh: Partial<Look> | null = null): Looks => ({
  first: look(first),
  second: look(second),
  fresh: fresh && look(fresh),
  limit: 3584,
  callbackLost: false,
  consentPolicy: null,
});
