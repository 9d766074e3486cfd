import { randomUUIDv7 } from 'node:crypto';
import type { FileInfo } from '@talk-suite/core/contract';
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { sniff, type Accepted } from '../files/sniff.ts';
import type { Files } from '../storage/files.ts';
import { Refusal } from './problems.ts';

/** Bytes of a file, whatever a site allows. */
export const LARGEST_FILE = 25 * 1024 * 1024;

/** Bytes of all files of a conversation. */
const LARGEST_CONVERSATION = 200 * 1024 * 1024;

export interface UploadRules {
  readonly accepted: Accepted;
  /** Bytes. */
  readonly largest: number;
}

const refusal = (reason: string): Refusal => new Refusal({ problem: 'invalid', field: 'file', reason });

/**
 * Takes the one file of a request into a conversation.
 * @param visitor whose the conversation has to be; null for agents
 * @throws {Refusal} `invalid` with the reason `type`, `size`, `missing` or `full`, or `notFound`
 */
export const takeUpload = async (
  files: Files,
  request: FastifyRequest,
  conversation: string,
  visitor: string | null,
  { accepted, largest }: UploadRules,
  now: number,
): Promise<FileInfo> => {
  if (accepted === 'off') throw refusal('type');
  if (!request.isMultipart()) throw refusal('missing');
  // One byte more than may be: a file that is cut off may not say so, on a busy machine, before all of it was read.
  const part = await request.file({ limits: { fileSize: largest + 1, files: 1, fields: 0, parts: 1 } });
  if (part === undefined) throw refusal('missing');
  const bytes = await part.toBuffer().catch((error: unknown) => {
    if (part.file.truncated) throw refusal('size');
    throw error;
  });
  if (bytes.length > largest) throw refusal('size');
  const sniffed = await sniff(bytes, part.filename, accepted);
  if (sniffed === null) throw refusal('type');
  if ((await files.filesSize(conversation)) + bytes.length > LARGEST_CONVERSATION) throw refusal('full');
  const file: FileInfo = { id: randomUUIDv7(), ...sniffed, size: bytes.length };
  const isStored = await files.addFile({ ...file, conversation, visitor, bytes, at: now });
  if (!isStored) throw new Refusal({ problem: 'notFound' });
  return file;
};

/** The files that a message names, as it is stored. @throws {Refusal} for one that is not of its conversation */
export const namedFiles = async (
  files: Files,
  conversation: string,
  ids: readonly string[] | undefined,
): Promise<{ readonly files?: FileInfo[] }> => {
  if (ids === undefined || ids.length === 0) return {};
  const found = await files.filesOf(conversation, ids);
  if (found.length !== ids.length)
    throw new Refusal({ problem: 'invalid', field: 'body.files', reason: 'unknown' });
  return { files: [...found] };
};
