import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly { readonly name: string; readonly fieldName?: string }[];
  readonly members?: readonly { readonly kind: string; readonly name: string }[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly Declaration[] }[];
}

const MANIFEST = join(
  import.meta.dirname,
  '../../../../node_modules/@shopify/polaris-types/dist/custom-elements.json',
);

/** Elements of extensions alone, which the manifest does not list. */
const OF_EXTENSIONS = { 's-admin-block': ['heading', 'collapsedSummary'] };

/** Every element that Polaris publishes, with the properties that its types name. */
const published = (): Record<string, string[]> => {
  const { modules } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest;
  return Object.fromEntries(
    modules
      .flatMap(({ declarations = [] }) => declarations)
      .flatMap(({ tagName, attributes = [], members = [] }) =>
        tagName === undefined
          ? []
          : [
              [
                tagName,
                [
                  ...new Set([
                    ...members.filter(({ kind }) => kind === 'field').map(({ name }) => name),
                    ...attributes.map(({ name, fieldName }) => fieldName ?? name),
                  ]),
                ],
              ],
            ],
      ),
  );
};

/** Every element that a page or an extension may use, with its properties. */
export const polarisElements = (): Record<string, string[]> => ({ ...published(), ...OF_EXTENSIONS });
