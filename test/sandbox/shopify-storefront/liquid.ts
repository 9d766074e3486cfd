import { Liquid, type TagToken, type TopLevelToken } from 'liquidjs';

/** The raw text between a tag and its end. */
const readRaw = (name: string, rest: TopLevelToken[]): string => {
  const parts: string[] = [];
  for (;;) {
    const token = rest.shift();
    if (!token) throw new Error(`{% ${name} %} is not closed`);
    if ((token as TagToken).name === `end${name}`) return parts.join('');
    parts.push(token.getText());
  }
};

/** As Shopify makes handles of texts: letters and digits of any script, everything else a dash. */
const handleize = (text: unknown): string =>
  String(text ?? '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

/**
 * Liquid as Shopify runs it, as far as theme blocks of ours use it. Shopify's own filters and tags are stood in.
 * @param assetUrl where the storefront serves an asset of the extension.
 */
export const shopifyLiquid = (assetUrl: (name: string) => string): Liquid => {
  const liquid = new Liquid({ strictFilters: true, ownPropertyOnly: true });
  liquid.registerFilter('asset_url', assetUrl);
  liquid.registerFilter('handleize', handleize);
  // Settings of the block for the theme editor: prints nothing.
  liquid.registerTag('schema', {
    parse(token, rest) {
      JSON.parse(readRaw(token.name, rest));
    },
    render: () => '',
  });
  return liquid;
};
