import { Type, type TSchema } from 'typebox';

/** For requests: an object takes the members that it names, and no others. Answers may have more one day. */
export const closed = { additionalProperties: false } as const;

export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] });

export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

/** A list of an answer: nobody changes it. */
export const listOf = <Schema extends TSchema>(items: Schema) => Type.Immutable(Type.Array(items));

/** Milliseconds since 1970. */
export const timeSchema = Type.Integer({ minimum: 0 });
