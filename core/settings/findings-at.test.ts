import { describe, expect, test } from '@jest/globals';
import { findingsAt, findingsElsewhere } from './findings-at.ts';

const error = (field: string) => ({ field, text: 'settings.error.missing', values: {} });
const errors = [error('enabled'), error('connection.scriptUrl'), error('visibility.rules'), error('')];

describe('where errors are shown', () => {
  test('at their field and at the field that holds it', () => {
    expect(findingsAt(errors, 'connection')).toEqual([error('connection.scriptUrl')]);
    expect(findingsAt(errors, 'connection.scriptUrl')).toEqual([error('connection.scriptUrl')]);
    expect(findingsAt(errors, 'conn')).toEqual([]);
  });

  test('none is lost that has no field on the screen', () => {
    expect(findingsElsewhere(errors, ['enabled', 'connection'])).toEqual([
      error('visibility.rules'),
      error(''),
    ]);
  });
});
