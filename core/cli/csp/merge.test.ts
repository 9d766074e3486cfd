import { describe, expect, test } from '@jest/globals';
import { Readable, Writable } from 'node:stream';
import { connection } from '../../../test/cli/csp.ts';
import { mergeLines } from './merge.ts';

const mergeText = async (text: string): Promise<{ lines: Record<string, unknown>[]; findings: number }> => {
  const chunks: string[] = [];
  const sink = new Writable({
    write: (chunk: Buffer, _, done) => {
      chunks.push(chunk.toString());
      done();
    },
  });
  const options = {
    account: connection,
    settings: {
      features: { talk: true, calls: false, embeds: false, fonts: false },
      allowInlineStyles: false,
      allowBlobWorkers: false,
    },
  };
  const findings = await mergeLines(options, Readable.from([text]), sink);
  const lines = chunks
    .join('')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { lines, findings };
};

describe('talk csp merge', () => {
  test('answers each response in order and goes on after a bad line', async () => {
    const { lines, findings } = await mergeText(
      '{"headers":[{"name":"Content-Security-Policy","value":"img-src \'self\'"}]}\n\nnonsense\n[]\n{"headers":[],"meta":["font-src *"]}',
    );
    expect(lines).toEqual([
      {
        headers: [{ name: 'Content-Security-Policy', value: "img-src 'self' https://m.autopilotapp.com" }],
        added: [
          {
            policy: 0,
            directive: 'img-src',
            source: 'https://m.autopilotapp.com',
            why: 'pictures of agents, bots and the logo',
          },
        ],
        addedReportOnly: [],
        bytes: { before: 41, after: 68 },
        blockers: [],
        warnings: [],
      },
      { error: 'the line is not valid JSON' },
      { error: 'the line is not a JSON object' },
      {
        headers: [],
        meta: ['font-src *'],
        added: [],
        addedReportOnly: [],
        bytes: { before: 0, after: 0 },
        blockers: [],
        warnings: [],
      },
    ]);
    expect(findings).toBe(2);
  });

  test.each([
    ['{"meta":[]}', 'headers: must be a list of {"name": "…", "value": "…"}'],
    ['{"headers":{}}', 'headers: must be a list of {"name": "…", "value": "…"}'],
    ['{"headers":[{"name":"x"}]}', 'headers: must be a list of {"name": "…", "value": "…"}'],
    ['{"headers":[],"meta":[1]}', 'meta: must be a list of texts'],
    ['{"headers":[],"page":"x"}', 'page: must be an object'],
    ['{"headers":[],"page":{"nonce":1}}', 'page.nonce: must be a text'],
  ])('%s is refused', async (line, error) => {
    expect((await mergeText(line)).lines).toEqual([{ error }]);
  });

  test('a blocker is a finding', async () => {
    expect(
      (await mergeText('{"headers":[{"name":"Content-Security-Policy","value":"sandbox"}]}')).findings,
    ).toBe(1);
  });
});
