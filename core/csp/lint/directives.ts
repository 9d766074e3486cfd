/** Directives that browsers read (CSP3 §6, Trusted Types, Mixed Content, Upgrade Insecure Requests). */
export const currentDirectives: ReadonlySet<string> = new Set([
  'default-src',
  'script-src',
  'script-src-elem',
  'script-src-attr',
  'style-src',
  'style-src-elem',
  'style-src-attr',
  'img-src',
  'font-src',
  'connect-src',
  'media-src',
  'object-src',
  'frame-src',
  'child-src',
  'worker-src',
  'manifest-src',
  'base-uri',
  'form-action',
  'frame-ancestors',
  'sandbox',
  'webrtc',
  'report-to',
  'upgrade-insecure-requests',
  'require-trusted-types-for',
  'trusted-types',
  'fenced-frame-src',
]);

/** Once specified or shipped; browsers ignore them, or another has taken their place. */
export const deprecatedDirectives: ReadonlySet<string> = new Set([
  'report-uri',
  'plugin-types',
  'prefetch-src',
  'navigate-to',
  'referrer',
  'reflected-xss',
  'block-all-mixed-content',
  'require-sri-for',
]);

export const isDirective = (name: string): boolean =>
  currentDirectives.has(name) || deprecatedDirectives.has(name);

/** Directives whose values are source expressions. */
export const takesSources = (name: string): boolean =>
  name.endsWith('-src') ||
  /^(script|style)-src-(elem|attr)$/.test(name) ||
  /^(base-uri|form-action|frame-ancestors)$/.test(name);

/** Policies have no comments; this is how other languages begin one (D1). */
export const isComment = (word: string): boolean => /^(\/\/|\/\*|#|<!--)/.test(word);
