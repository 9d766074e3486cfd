import type { Readable, Writable } from 'node:stream';

/**
 * The lines of a text, split at line feeds only: readline also splits at U+2028 and U+2029, which may stand in
 * the middle of a JSON text.
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input as AsyncIterable<Uint8Array | string>) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest + decoder.decode();
}

/**
 * Answers every line of an NDJSON stream with one line, in order; blank lines are skipped. A `TypeError` of
 * `answer` becomes `{"error": its message}`, and the rest go on.
 * @returns how many answers were findings, by `isFinding`.
 */
export const answerLines = async (
  input: Readable,
  output: Writable,
  answer: (line: string) => object,
  isFinding: (result: object) => boolean,
): Promise<number> => {
  const safe = (line: string): object => {
    try {
      return answer(line);
    } catch (error) {
      if (error instanceof TypeError) return { error: error.message };
      throw error;
    }
  };
  let findings = 0;
  for await (const line of linesOf(input)) {
    if (line.trim() === '') continue;
    const result = safe(line);
    if (isFinding(result)) findings += 1;
    if (!output.write(`${JSON.stringify(result)}\n`))
      await new Promise((drained) => output.once('drain', drained));
  }
  return findings;
};
