/**
 * Places that another program fills in before the page is sent: `{{Tag Manager variable}}`, `{!! Blade !!}`,
 * `{% … %}`, `${ … }`, `<?php … ?>`, `<% … %>`. What is inside is that program's: quotes there are none of the code's.
 */
const placeholder =
  /\{\{(?:(?!\}\})[^]){0,300}\}\}\}?|\{!!(?:(?!!!\})[^]){0,300}!!\}|\$\{[^{}]{0,300}\}|\{%(?:(?!%\})[^]){0,300}%\}|<\?(?:php\b|=)(?:(?!\?>)[^]){0,300}\?>|<%(?:(?!%>)[^]){0,300}%>/g;

/** Of those, the ones that print nothing: `{% if … %}`, `<% end %>`, `<?php endif; ?>`. */
const isStatement = (found: string): boolean =>
  found.startsWith('{%') || /^<%(?![=-])/.test(found) || /^<\?php\b(?!\s*(?:echo|print)\b)/.test(found);

export const hasPlaceholder = (text: string): boolean => text.search(placeholder) >= 0;

/** Puts identifiers of the same length in their place, so that the code around them can be read at its positions. */
export const maskPlaceholders = (code: string): string =>
  code.replace(placeholder, (found) => '$'.repeat(found.length));

/** As above, with blanks for those that print nothing. */
export const blankStatements = (code: string): string =>
  code.replace(placeholder, (found) => (isStatement(found) ? ' ' : '$').repeat(found.length));
