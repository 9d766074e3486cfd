import { describe, expect, test } from '@jest/globals';
import cases from '../../test/vectors/schema.json' with { type: 'json' };
import { codeOf } from '../findings.ts';
import { schemaFindings } from './schema-findings.ts';
import { schemaProblems } from './keywords.ts';

describe('the keywords of the schema', () => {
  test.each(cases)('$name', ({ schema, value, errors }) => {
    expect(schemaProblems(schema)).toEqual([]);
    const found = schemaFindings(schema, value).map((each) => `${each.field}: ${codeOf(each)}`);
    expect(found.toSorted()).toEqual(errors.map(({ field, code }) => `${field}: ${code}`).toSorted());
  });

  test('what does not fit for a reason without words is refused all the same', () => {
    expect(schemaFindings({ not: {} }, 1).map(codeOf)).toEqual(['badFormat']);
  });
});
