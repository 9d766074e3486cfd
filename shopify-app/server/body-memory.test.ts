import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BodyMemory, BodyTooLarge, NoMemoryLeft } from './body-memory.ts';

const pieces = (count: number, bytes: number): Readable =>
  Readable.from(
    Array.from({ length: count }, () => Buffer.alloc(bytes, 'a')),
    { objectMode: true },
  );

describe('the memory for bodies', () => {
  test('yields a body as it was sent, in whatever pieces, and has all memory back afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 3000 })), async (parts) => {
        const memory = new BodyMemory(1_000_000);
        const sent = parts.map((part) => Buffer.from(part));
        const { body, release } = await memory.read(Readable.from(sent), 300_000);
        expect(body.equals(Buffer.concat(sent))).toBe(true);
        expect(memory.used).toBeGreaterThanOrEqual(body.length);
        release();
        expect(memory.used).toBe(0);
        release();
        expect(memory.used).toBe(0);
      }),
    );
  });

  test('counts what is allocated: a body in pieces of one byte takes at most twice its length and 4 kB', async () => {
    const memory = new BodyMemory(1_000_000);
    for (const length of [1, 4096, 4097, 50_000]) {
      const { release } = await memory.read(pieces(length, 1), 100_000);
      expect(memory.used).toBeLessThanOrEqual(4096 + 2 * length);
      release();
    }
  });

  test('takes a body that is as long as its limit, and none that is a byte longer', async () => {
    const memory = new BodyMemory(1_000_000);
    const { body } = await memory.read(pieces(5000, 1), 5000);
    expect(body).toHaveLength(5000);
    await expect(memory.read(pieces(5001, 1), 5000)).rejects.toThrow(BodyTooLarge);
    expect(memory.used).toBe(5000);
  });

  test('refuses what it has no room for, and takes it once another body is done with', async () => {
    const memory = new BodyMemory(10_000);
    const first = await memory.read(pieces(8, 1000), 10_000);
    await expect(memory.read(pieces(3, 1000), 10_000)).rejects.toThrow(NoMemoryLeft);
    first.release();
    expect((await memory.read(pieces(3, 1000), 10_000)).body).toHaveLength(3000);
  });

  test('has its memory back when a client goes away in the middle', async () => {
    const memory = new BodyMemory(10_000);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(5000);
        throw new Error('gone');
      })(),
    );
    await expect(memory.read(broken, 10_000)).rejects.toThrow('gone');
    expect(memory.used).toBe(0);
  });
});
