export { embedAttributes, isAsync, type EmbedAttributes } from './attributes.ts';
export { printEmbed } from './print.ts';
