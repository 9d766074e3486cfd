import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, createGzip, constants } from 'node:zlib';

/** A backup that is none, or not whole. The message is for the operator. */
export class BackupRefused extends Error {}

export type Value = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, Value>>;

/** The first line of a backup. */
export interface BackupHead {
  readonly talkServerBackup: 1;
  /** The migrations that the database had, in order. */
  readonly steps: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface TableRow {
  readonly table: string;
  readonly row: Row;
}

interface Tail {
  readonly rows: number;
  /** Of every line before this one. */
  readonly sha256: string;
}

const asJson = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'bigint' ? Number(value) : value;
};

/** A row as it is stored, of one as it was written. */
const fromJson = (row: Record<string, Value | { readonly base64: string }>): Row => {
  for (const [name, value] of Object.entries(row))
    if (typeof value === 'object' && value !== null && 'base64' in value)
      row[name] = Buffer.from(value.base64, 'base64');
  return row as Row;
};

const lineOf = ({ table, row }: TableRow): string =>
  JSON.stringify([
    table,
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asJson(value)])),
  ]);

/**
 * Writes a backup: JSON lines, packed by gzip. The file has its name only once it is whole and on the disk; until then
 * it is called `….part`, and only its owner can read it.
 * @returns how many rows it holds.
 */
export const writeBackup = async (
  path: string,
  head: BackupHead,
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
): Promise<number> => {
  const part = `${path}.part`;
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    const hash = createHash('sha256');
    const first = `${JSON.stringify(head)}\n`;
    hash.update(first);
    yield first;
    let gathered = '';
    for await (const row of rows) {
      gathered += `${lineOf(row)}\n`;
      count += 1;
      if (gathered.length < 65_536) continue;
      hash.update(gathered);
      yield gathered;
      gathered = '';
    }
    hash.update(gathered);
    yield `${gathered}${JSON.stringify({ rows: count, sha256: hash.digest('hex') } satisfies Tail)}\n`;
  }
  try {
    await pipeline(
      lines,
      createGzip({ level: constants.Z_BEST_SPEED }),
      createWriteStream(part, { mode: 0o600, flags: 'wx' }),
    );
    const written = await open(part, 'r');
    await written.sync();
    await written.close();
    await rename(part, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(part, { force: true });
    throw error;
  }
  return count;
};

export interface OpenedBackup {
  readonly head: BackupHead;
  /** Some at a time. Throws at the end where rows are missing or changed: nothing of them may be kept then. */
  readonly rows: AsyncGenerator<readonly TableRow[]>;
  close(): Promise<void>;
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    throw new BackupRefused('This is no backup of a Talk server, or it is damaged.');
  }
};

const isHead = (value: unknown): value is BackupHead =>
  typeof value === 'object' && value !== null && (value as BackupHead).talkServerBackup === 1;

/** Bytes that are unpacked at once: a million rows are a million times as many steps, row by row. */
const UNPACKED = 256 * 1024;

/**
 * Lines as they were written, those of a chunk together. Node's own reader of lines ends them at U+2028 as well, which
 * JSON may hold.
 */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  const decoder = new StringDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = `${rest}${decoder.write(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [rest];
}

/** @throws {BackupRefused} where the file is not packed as backups are. */
async function* unpackedLines(path: string): AsyncGenerator<readonly string[]> {
  const packed = await open(path, 'r');
  const unpacked = createGunzip({ chunkSize: UNPACKED });
  // What goes wrong ends the lines, and is thrown where they are read.
  pipeline(packed.createReadStream({ autoClose: false }), unpacked).catch(() => undefined);
  try {
    yield* linesOf(unpacked);
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
    throw new BackupRefused('This is no backup of a Talk server, or it is damaged or cut off.');
  } finally {
    unpacked.destroy();
    await packed.close();
  }
}

/**
 * Opens a backup.
 * @throws {BackupRefused} for what is none, or was cut off or changed: at the latest at the end of `rows`.
 */
export const readBackup = async (path: string): Promise<OpenedBackup> => {
  const chunks = unpackedLines(path);
  const { value: [first = '', ...begun] = [] } = (await chunks.next()) as IteratorResult<
    readonly string[],
    undefined
  >;
  const head = parsed(first);
  if (!isHead(head)) {
    await chunks.return(undefined);
    throw new BackupRefused('This is no backup of a Talk server, or it is damaged.');
  }
  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    const hash = createHash('sha256').update(`${first}\n`);
    let count = 0;
    /** The rows of some lines, and what the last line says of all. */
    const read = (lines: readonly string[]): { readonly some: readonly TableRow[]; readonly tail?: Tail } => {
      const values = lines.map(parsed);
      const end = values.findIndex((value) => !Array.isArray(value));
      const good = end < 0 ? lines : lines.slice(0, end);
      if (good.length > 0) hash.update(`${good.join('\n')}\n`);
      count += good.length;
      const some = (values.slice(0, good.length) as [string, Record<string, Value>][]).map(
        ([table, row]) => ({
          table,
          row: fromJson(row),
        }),
      );
      return end < 0 ? { some } : { some, tail: values[end] as Tail };
    };
    for (let lines: readonly string[] | undefined = begun; lines !== undefined;) {
      const { some, tail } = read(lines);
      yield some;
      if (tail !== undefined) {
        if (tail.rows !== count || tail.sha256 !== hash.digest('hex'))
          throw new BackupRefused('The backup was changed after it was made.');
        return;
      }
      const next = await chunks.next();
      lines = next.done ? undefined : next.value;
    }
    throw new BackupRefused('The backup is cut off: its end is missing.');
  }
  return { head, rows: rows(), close: async () => void (await chunks.return(undefined)) };
};
