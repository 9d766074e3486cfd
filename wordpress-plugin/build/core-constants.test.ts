import { describe, expect, test } from '@jest/globals';
import { CORE_CONSTANTS, readClass, withConstant } from './core-constants.ts';

describe('A constant that the plugin has of the core (node wordpress-plugin/build/core-constants.ts writes them)', () => {
  test.each(CORE_CONSTANTS)('is as the core has it: $constant in $file', (constant) => {
    expect(withConstant(readClass(constant), constant)).toBe(readClass(constant));
  });

  test('is never missed', () => {
    const [first] = CORE_CONSTANTS;
    expect(() => withConstant('<?php final class Facts {}', first!)).toThrow('has no constant KINDS');
    expect(withConstant("const KINDS = array( 'a' );", first!)).not.toContain("array( 'a' )");
  });
});
