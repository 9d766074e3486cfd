import type { StoreSnapshot } from './answer.ts';

/** A page of a store as it was read: without the loader, without a policy. */
export const storeSnapshot = (parts: Partial<StoreSnapshot> = {}): StoreSnapshot => ({
  url: 'https://www.larkmoor.example/',
  status: 200,
  headers: [],
  meta: [],
  loader: null,
  facts: null,
  languages: [],
  themeName: null,
  nonces: [],
  installations: [],
  theme: true,
  locked: false,
  cut: false,
  ...parts,
});
