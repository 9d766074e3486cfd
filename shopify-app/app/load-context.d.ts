import 'react-router';

declare module 'react-router' {
  /** What the server gives to every request besides the request itself. */
  interface AppLoadContext {
    readonly nonce: string;
  }
}
