/**
 * Places that another program fills in before the page is sent: `{{Tag Manager variable}}`, `{% … %}`, `${ … }`,
 * `<?php … ?>`, `<% … %>`.
 */
const placeholder =
  /\{\{[^{}]{0,200}\}\}|\$\{[^{}]{0,200}\}|\{%[^%]{0,200}%\}|<\?(?:php|=)[^?]{0,200}\?>|<%[^%]{0,200}%>/g;

export const hasPlaceholder = (text: string): boolean => text.search(placeholder) >= 0;

/** Puts identifiers of the same length in their place, so that the code around them can be read at its positions. */
export const maskPlaceholders = (code: string): string =>
  code.replace(placeholder, (found) => '$'.repeat(found.length));
