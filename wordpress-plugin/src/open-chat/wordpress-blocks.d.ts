// What the block uses of packages that WordPress itself brings: the build leaves them out.
declare module '@wordpress/blocks' {
  import type { ComponentType } from 'react';

  /** Adds to what the server has registered under this name. */
  export const registerBlockType: <Attributes>(
    name: string,
    settings: {
      readonly edit: ComponentType<{
        readonly attributes: Attributes;
        readonly setAttributes: (change: Partial<Attributes>) => void;
      }>;
      readonly save: () => null;
    },
  ) => unknown;
}

declare module '@wordpress/block-editor' {
  import type { ComponentType, HTMLAttributes, ReactNode } from 'react';

  export const InspectorControls: ComponentType<{ readonly children?: ReactNode }>;
  export const RichText: ComponentType<{
    readonly tagName: string;
    readonly className: string;
    readonly 'aria-label': string;
    readonly placeholder: string;
    readonly allowedFormats: readonly string[];
    readonly value: string;
    readonly onChange: (value: string) => void;
  }>;
  export const useBlockProps: () => HTMLAttributes<HTMLDivElement>;
}
