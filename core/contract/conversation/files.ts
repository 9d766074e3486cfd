import { Type, type Static } from 'typebox';
import { timeSchema } from '../schema-parts.ts';
import { fileSchema } from './events.ts';

/**
 * `POST …/conversations/<id>/files`: one file as `multipart/form-data` in the field `file`. It belongs to nothing
 * until a message names it.
 */
export const uploadAnswerSchema = Type.Object({ file: fileSchema });
export type UploadAnswer = Static<typeof uploadAnswerSchema>;

/** `GET …/conversations/<id>/files/<file>`: where it can be had for a while, without a header. */
export const fileAddressAnswerSchema = Type.Object({ url: Type.String(), expiresAt: timeSchema });
export type FileAddressAnswer = Static<typeof fileAddressAnswerSchema>;
