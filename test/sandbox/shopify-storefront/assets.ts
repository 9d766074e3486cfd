import { THEME_ASSETS } from '../../../shopify-app/theme-assets.ts';
import { builtLoader } from '../../browser/loader-site.ts';

/** The scripts among the theme extension's assets, by their names, as a release builds them. */
export const builtAssets = async (): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(THEME_ASSETS).map(
        async ([asset, loader]) => [asset, await builtLoader(loader)] as const,
      ),
    ),
  );
