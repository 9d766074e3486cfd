import type { FileInfo } from '@talk-suite/core/contract';
import type { StoreFile } from '../files.ts';
import type { Database, Tables, Work } from '../tables.ts';

const INFO = ['id', 'name', 'type', 'size', 'width', 'height'] as const;

const toInfo = (row: Pick<Tables['file'], (typeof INFO)[number]>): FileInfo => ({
  id: row.id,
  name: row.name,
  type: row.type,
  size: row.size,
  ...(row.width !== null && row.height !== null && { width: row.width, height: row.height }),
});

export const addFile = async (work: Work, file: StoreFile): Promise<boolean> => {
  let owned = work.selectFrom('conversation').select('id').where('id', '=', file.conversation);
  if (file.visitor !== null) owned = owned.where('visitor', '=', file.visitor);
  if ((await owned.executeTakeFirst()) === undefined) return false;
  await work
    .insertInto('file')
    .values({
      id: file.id,
      conversation: file.conversation,
      name: file.name,
      type: file.type,
      size: file.size,
      width: file.width ?? null,
      height: file.height ?? null,
      bytes: file.bytes,
      created_at: file.at,
    })
    .execute();
  return true;
};

export const filesOf = async (
  database: Database,
  conversation: string,
  ids: readonly string[],
): Promise<readonly FileInfo[]> => {
  if (ids.length === 0) return [];
  const rows = await database
    .selectFrom('file')
    .select(INFO)
    .where('conversation', '=', conversation)
    .where('id', 'in', ids)
    .execute();
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map(toInfo));
};

export const fileBytes = async (
  database: Database,
  id: string,
): Promise<(FileInfo & { readonly bytes: Uint8Array }) | null> => {
  const row = await database
    .selectFrom('file')
    .select([...INFO, 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...toInfo(row), bytes: row.bytes } : null;
};

export const filesSize = async (database: Database, conversation: string): Promise<number> =>
  Number(
    (
      await database
        .selectFrom('file')
        .select(({ fn }) => fn.sum('size').as('size'))
        .where('conversation', '=', conversation)
        .executeTakeFirst()
    )?.size ?? 0,
  );

export const fileReads = { filesOf, fileBytes, filesSize } as const;
export const fileWrites = { addFile } as const;
