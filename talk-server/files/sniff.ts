import { fileTypeFromBuffer } from 'file-type';
import { pictureSize } from './picture-size.ts';

/** What a site takes of its visitors. */
export type Accepted = 'off' | 'images' | 'files';

interface Kind {
  readonly extension: string;
  readonly picture: boolean;
}

/** Pictures that browsers show; their size is read from their first bytes, nothing of them is decoded here. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Whether a browser may show it in place: nothing that could be a page, a script or a document. */
export const isShown = (type: string): boolean => SHOWN.has(type);

/** By what their bytes say; no SVG and no HTML, which are programs, and no archive. */
const KINDS: Readonly<Record<string, Kind>> = {
  'image/png': { extension: 'png', picture: true },
  'image/jpeg': { extension: 'jpg', picture: true },
  'image/gif': { extension: 'gif', picture: true },
  'image/webp': { extension: 'webp', picture: true },
  'image/avif': { extension: 'avif', picture: true },
  'image/heic': { extension: 'heic', picture: true },
  'application/pdf': { extension: 'pdf', picture: false },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extension: 'docx',
    picture: false,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { extension: 'xlsx', picture: false },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    extension: 'pptx',
    picture: false,
  },
  'application/vnd.oasis.opendocument.text': { extension: 'odt', picture: false },
  'application/vnd.oasis.opendocument.spreadsheet': { extension: 'ods', picture: false },
  'text/plain': { extension: 'txt', picture: false },
};

/** Other endings of the same kinds. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  jpg: ['jpeg', 'jpe'],
  txt: ['csv', 'log', 'md'],
  heic: ['heif'],
};

/** Pixels of a picture: more would fill the memory of who looks at it. */
const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 16_384;

const isText = (bytes: Uint8Array): boolean => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex
    return !/[\0-\x08\x0e-\x1f]/.test(text);
  } catch {
    return false;
  }
};

/** A name that is one on every system, and ends as the bytes are: `evil.html` with a picture in it is `evil.html.png`. */
const nameFor = (given: string, { extension }: Kind): string => {
  const base = given
    .split(/[\\/]/)
    .at(-1)!
    .replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069<>:"|?*]/gu, '')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '');
  const [, ending = ''] = /\.([^.]+)$/.exec(base) ?? [];
  const fits = [extension, ...(ALIASES[extension] ?? [])].includes(ending.toLowerCase());
  const name = base === '' ? 'file' : base;
  return fits ? [...name].slice(-150).join('') : `${[...name].slice(0, 150).join('')}.${extension}`;
};

export interface Sniffed {
  readonly name: string;
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
}

/** What a file is by its bytes; null for what is not taken, whatever its name and its sender say. */
export const sniff = async (
  bytes: Uint8Array,
  givenName: string,
  accepted: Accepted,
): Promise<Sniffed | null> => {
  if (bytes.length === 0 || accepted === 'off') return null;
  const found = await fileTypeFromBuffer(bytes);
  const type = found?.mime ?? (isText(bytes) ? 'text/plain' : '');
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type]! : null;
  if (kind === null || (accepted === 'images' && !kind.picture)) return null;
  const name = nameFor(givenName, kind);
  if (!isShown(type)) return { name, type };
  const size = pictureSize(bytes, type);
  if (size === null || Math.max(size.width, size.height) > LONGEST_SIDE) return null;
  return size.width * size.height > MOST_PIXELS ? null : { name, type, ...size };
};
