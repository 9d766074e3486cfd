export { embedAttributes, isAsync, type EmbedAttributes } from './attributes.ts';
export { hintAttributes, hintedScript } from './hint.ts';
export { printEmbed } from './print.ts';
