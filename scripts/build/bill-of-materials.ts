import CycloneDX from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';
import parseSpdx from 'spdx-expression-parse';
import type { Package } from './packages.ts';

const { Contrib, Enums, Models, Serialize, Spec } = CycloneDX;

/** What a bill of materials is about. */
export interface Product {
  name: string;
  version: string;
  license: string;
}

const licences = new Contrib.License.Factories.LicenseFactory((expression) => void parseSpdx(expression));

const purlOf = (name: string, version: string): string => {
  const [scope, bare] = name.startsWith('@') ? (name.split('/') as [string, string]) : [undefined, name];
  return new PackageURL('npm', scope, bare, version, undefined, undefined).toString();
};

const componentOf = ({ path, name, version, license, integrity }: Package) => {
  const [group, bare] = name.startsWith('@') ? (name.split('/') as [string, string]) : [undefined, name];
  const component = new Models.Component(Enums.ComponentType.Library, bare, {
    bomRef: path,
    ...(group === undefined ? {} : { group }),
    version,
    purl: purlOf(name, version),
  });
  if (license !== '') component.licenses.add(licences.makeFromString(license));
  const sha512 = integrity?.startsWith('sha512-') === true ? integrity.slice(7) : undefined;
  if (sha512 !== undefined)
    component.hashes.set(Enums.HashAlgorithm['SHA-512'], Buffer.from(sha512, 'base64').toString('hex'));
  return component;
};

/**
 * A bill of materials in CycloneDX 1.6 as JSON (https://cyclonedx.org/docs/1.6/json/): a product and the packages in
 * it. The same packages give the same text: no date, no serial number.
 */
export const billOfMaterials = (product: Product, packages: readonly Package[]): string => {
  const component = new Models.Component(Enums.ComponentType.Application, product.name, {
    bomRef: product.name,
    version: product.version,
  });
  component.licenses.add(licences.makeFromString(product.license));
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component }) });
  for (const each of packages) bom.components.add(componentOf(each));
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
};
