import type { ReactNode } from 'react';

declare module 'react' {
  namespace JSX {
    /** The two elements that Polaris leaves to App Bridge, whose types know no JSX. */
    interface IntrinsicElements {
      's-app-nav': { children?: ReactNode };
      's-page': { heading?: string; inlineSize?: 'base' | 'large' | 'small'; children?: ReactNode };
    }
  }
}

/** A file's text, as Vite puts it into a script. */
declare module '*?raw' {
  const text: string;
  export default text;
}
