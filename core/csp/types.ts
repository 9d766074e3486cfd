/** A response header; the name in any spelling, the value without the line break that ends it. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** CSP3 §2.3. The name is lower-cased; the values are as written. */
export interface Directive {
  readonly name: string;
  readonly values: readonly string[];
}

/** Why the text between two semicolons is no directive of its policy (CSP3 §2.2.1). */
export type Ignored = 'empty' | 'nonAscii' | 'duplicate';

/** The text between two semicolons, exactly as written, and what it means. */
export type SerializedDirective =
  | { readonly text: string; readonly directive: Directive; readonly ignored?: undefined }
  | { readonly text: string; readonly directive: null; readonly ignored: Ignored };

/** One serialized policy. Printing its serialized directives gives back its text, character for character. */
export interface Policy {
  readonly serialized: readonly SerializedDirective[];
  /** The directive set: the first of each name, in order. A map, so that no name can be a property of it. */
  readonly directives: ReadonlyMap<string, Directive>;
}

/** CSP3 §2.2: enforced, or only reported. */
export type Disposition = 'enforce' | 'report';

/** Where a policy stands in the response: header number or meta number, and its place between the commas. */
export interface Place {
  readonly delivery: 'header' | 'meta';
  readonly index: number;
  readonly position: number;
}

/** A policy with at least one directive: what a browser keeps (CSP3 §2.2.2). */
export interface PlacedPolicy {
  readonly policy: Policy;
  readonly place: Place;
  readonly disposition: Disposition;
}

/** All that a response and its document say about their policies. */
export interface PolicyList {
  readonly enforced: readonly PlacedPolicy[];
  readonly reportOnly: readonly PlacedPolicy[];
}

/** Facts about the page that a policy is judged for. */
export interface Page {
  /** Absolute URL; without it nothing is assumed about what `'self'` stands for. */
  readonly url?: string;
  /** The loader's address, absolute or relative to the page. Default: the page's own origin. */
  readonly loader?: string;
  /** The nonce of this very response, where the host has one to put on the loader's tag. */
  readonly nonce?: string;
  /** The `integrity` attribute of the loader's tag: one `sha256-…`, `sha384-…` or `sha512-…`. */
  readonly integrity?: string;
  /** Whether that hash is of a file with its settings built in, so that it trusts no other account or host. */
  readonly builtIn?: boolean;
}

export const FEATURES = ['talk', 'calls', 'embeds', 'fonts'] as const;
export type Feature = (typeof FEATURES)[number];

/** The settings section `csp`. */
export interface CspSettings {
  readonly features: Readonly<Record<Feature, boolean>>;
  /** The owner's permission for `'unsafe-inline'` in styles. */
  readonly allowInlineStyles: boolean;
  /** The owner's permission for workers made from `blob:` addresses. */
  readonly allowBlobWorkers: boolean;
}

export const defaultCspSettings: CspSettings = {
  features: { talk: true, calls: false, embeds: false, fonts: false },
  allowInlineStyles: false,
  allowBlobWorkers: false,
};
