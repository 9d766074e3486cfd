// Files as attackers and people send them, by their bytes.

const bytes = (...parts: readonly (string | readonly number[])[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

const uint32 = (value: number): readonly number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

/** The beginning of a PNG that says it has so many pixels; `more` comes after its header. */
export const png = (width = 2, height = 3, more = ''): Buffer =>
  bytes(
    [0x89],
    'PNG\r\n',
    [0x1a, 0x0a],
    uint32(13),
    'IHDR',
    uint32(width),
    uint32(height),
    [8, 6, 0, 0, 0],
    uint32(0),
    uint32(0),
    'IDAT',
    uint32(0),
    more,
  );
export const gif = (width: number, height: number, more = ''): Buffer =>
  bytes('GIF89a', [width & 0xff, width >> 8, height & 0xff, height >> 8], [0, 0, 0], more);
export const jpeg = (width: number, height: number): Buffer =>
  bytes(
    [0xff, 0xd8, 0xff, 0xe0, 0, 16],
    'JFIF\0',
    [1, 1, 0, 0, 1, 0, 1, 0, 0],
    [0xff, 0xc0, 0, 17, 8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3],
    '\0'.repeat(12),
  );
export const pdf = bytes('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');
