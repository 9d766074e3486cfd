/** The references that editors and mail programs put into code: what HTML escapes, and typographic quotes. */
const named: ReadonlyMap<string, string> = new Map(
  Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00A0' }).concat(
    Object.entries({ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„' }),
    Object.entries({ laquo: '«', raquo: '»', lsaquo: '‹', rsaquo: '›', prime: '′', Prime: '″' }),
  ),
);

const numbered = (digits: string): string | undefined => {
  const code = digits.startsWith('x') ? parseInt(digits.slice(1), 16) : Number(digits);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
};

/** Decodes such references in code; anything else stays as it is. */
export const decodeReferences = (code: string): string =>
  code.replace(
    /&(?:#(x[0-9a-f]{1,6}|[0-9]{1,7})|([a-z]{2,6}));/gi,
    (reference, digits?: string, name?: string) =>
      (digits ? numbered(digits.toLowerCase()) : named.get(name!)) ?? reference,
  );
