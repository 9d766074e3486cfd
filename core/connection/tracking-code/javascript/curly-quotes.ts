const curly = '[‘’‚‛“”„‟‹›«»′″]';
const inCode = new RegExp(`[=(,:[{]\\s*(${curly})`);
const leading = new RegExp(`^${curly}`);

/** The first curly quote that stands in code where only a straight one can stand. */
export const misplacedCurlyQuote = (code: string): string | undefined => inCode.exec(code)?.[1];

/** The curly quote that an address starts with, as when `src=”…”` was pasted. */
export const leadingCurlyQuote = (address: string): string | undefined => leading.exec(address)?.[0];
