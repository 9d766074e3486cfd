import { describe, expect, test } from '@jest/globals';
import { errorsAt, errorsElsewhere } from './errors.ts';

const error = (field: string) => ({ field, code: 'c', message: 'm' });
const errors = [error('enabled'), error('connection.scriptUrl'), error('visibility.rules'), error('')];

describe('where errors are shown', () => {
  test('at their field and at the field that holds it', () => {
    expect(errorsAt(errors, 'connection')).toEqual([error('connection.scriptUrl')]);
    expect(errorsAt(errors, 'connection.scriptUrl')).toEqual([error('connection.scriptUrl')]);
    expect(errorsAt(errors, 'conn')).toEqual([]);
  });

  test('none is lost that has no field on the screen', () => {
    expect(errorsElsewhere(errors, ['enabled', 'connection'])).toEqual([
      error('visibility.rules'),
      error(''),
    ]);
  });
});
