import 'react-router';

declare module 'react-router' {
  /** What the server gives to every request beside the request itself. */
  interface AppLoadContext {
    readonly nonce: string;
  }
}
