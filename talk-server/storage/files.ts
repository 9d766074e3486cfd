import type { FileInfo } from '@talk-suite/core/contract';

export interface StoreFile extends FileInfo {
  readonly conversation: string;
  /** Who sends it; only the conversation's own visitor may. Null for agents. */
  readonly visitor: string | null;
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** Files of conversations: rows like all the rest, so a backup has them and nothing is left when a person is erased. */
export interface Files {
  /** False where there is no such conversation, or it is not the visitor's. */
  addFile(file: StoreFile): Promise<boolean>;
  /** Those of a conversation with these ids, in their order; unknown ones and other conversations' are left out. */
  filesOf(conversation: string, ids: readonly string[]): Promise<readonly FileInfo[]>;
  fileBytes(id: string): Promise<(FileInfo & { readonly bytes: Uint8Array }) | null>;
  /** A secret of the server's own by its name, made of this one where there is none yet. */
  ensureSecret(name: string, value: string): Promise<string>;
  /** Bytes of all files of a conversation. */
  filesSize(conversation: string): Promise<number>;
}
