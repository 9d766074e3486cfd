import { createContext } from 'react';

/** The nonce of this response's own inline scripts; undefined in the browser, which hides nonces anyway. */
export const NonceContext = createContext<string | undefined>(undefined);
