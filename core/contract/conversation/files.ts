import type { FileInfo } from './events.ts';

/**
 * `POST …/conversations/<id>/files`: one file as `multipart/form-data` in the field `file`. It belongs to nothing
 * until a message names it.
 */
export interface UploadAnswer {
  readonly file: FileInfo;
}

/** `GET …/conversations/<id>/files/<file>`: where it can be had for a while, without a header. */
export interface FileAddressAnswer {
  readonly url: string;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}
