import { describe, expect, test } from '@jest/globals';
import { packageDifferences } from './composer-packages.ts';

const SNIFFER = { name: 'squizlabs/php_codesniffer', version: '3.13.6', shasum: 'e9a3' };

describe('packageDifferences', () => {
  test('finds nothing where the installed packages are the pinned ones', () => {
    expect(packageDifferences([SNIFFER], [SNIFFER])).toEqual([]);
  });

  test('names a package with another version, one that is missing and one that nobody asked for', () => {
    const stubs = { name: 'php-stubs/wordpress-stubs', version: 'v7.1.2' };
    const stranger = { name: 'someone/else', version: '1.0.0' };
    expect(packageDifferences([SNIFFER, stubs], [{ ...SNIFFER, version: '3.13.7' }, stranger])).toEqual([
      'squizlabs/php_codesniffer is 3.13.7, not 3.13.6.',
      'php-stubs/wordpress-stubs is not installed.',
      'someone/else 1.0.0 is not in the list.',
    ]);
  });

  test('names a package of the right version whose archive is another one', () => {
    expect(packageDifferences([SNIFFER], [{ ...SNIFFER, shasum: 'ffff' }])).toEqual([
      'squizlabs/php_codesniffer 3.13.6 has the checksum ffff, not e9a3.',
    ]);
  });

  test('compares versions only where a registry states no checksum', () => {
    expect(packageDifferences([SNIFFER], [{ ...SNIFFER, shasum: '' }])).toEqual([]);
    expect(packageDifferences([{ ...SNIFFER, shasum: '' }], [SNIFFER])).toEqual([]);
    expect(packageDifferences([SNIFFER], [{ name: SNIFFER.name, version: SNIFFER.version }])).toEqual([]);
  });
});
