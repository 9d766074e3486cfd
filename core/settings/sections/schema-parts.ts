import { Type } from 'typebox';

/** Objects take the members that they name, and no others. */
export const closed = { additionalProperties: false } as const;

export const onOrOff = (initial: boolean) => Type.Boolean({ default: initial });

export const oneOf = <const Values extends readonly string[]>(values: Values, initial: Values[number]) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values], default: initial });

/** A value that may be absent, and is until it is set. */
export const nullable = <T>(schema: Record<string, unknown>) =>
  Type.Unsafe<T | null>({ ...schema, default: null });
