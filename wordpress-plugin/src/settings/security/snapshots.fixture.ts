import type { Header } from '@talk-suite/core/csp';
import type { SiteSnapshot, SiteSnapshots } from './snapshot.ts';

/** Snapshots for tests. */

export const csp = (value: string): Header => ({ name: 'content-security-policy', value });

export const snapshot = (parts: Partial<SiteSnapshot> = {}): SiteSnapshot => ({
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

export const snapshots = (
  first: Partial<SiteSnapshot>,
  second = first,
  fresh: Partial<SiteSnapshot> | null = null,
): SiteSnapshots => ({
  first: snapshot(first),
  second: snapshot(second),
  fresh: fresh && snapshot(fresh),
  limit: 3584,
  callbackLost: false,
  consentPolicy: null,
  tagIsBroken: false,
});
