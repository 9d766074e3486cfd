import { describe, expect, test } from '@jest/globals';
import { emit, type FormName } from '../../core/csp/emit/index.ts';
import type { Header } from '../../core/csp/types.ts';
import { arrived, type Running } from './servers/answers.ts';

/** Each form, loaded by the real server or library: the header that arrives is the policy that went in. */

const plain =
  "default-src 'self'; img-src https://a.test/%24$x/{y}%Z \"q\"; script-src 'self' https://cdn2l.ink";
export const list = "default-src 'self'; connect-src 'self' wss://a.test, object-src 'none'";
export const reportOnly = "img-src 'none'";
export const withNonce = "script-src 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg=' 'strict-dynamic'; object-src 'none'";

export const headers = (enforced: string, reported?: string): Header[] => [
  { name: 'Content-Security-Policy', value: enforced },
  ...(reported === undefined ? [] : [{ name: 'Content-Security-Policy-Report-Only', value: reported }]),
];

export const textOf = (name: FormName, enforced: string, reported?: string): string => {
  const { text, blockers } = emit(headers(enforced, reported), name);
  expect(blockers).toEqual([]);
  return text;
};

/** What two responses carry, one after the other. */
export const received = async (starting: Promise<Running>) => {
  const server = await starting;
  try {
    const first = await arrived(server.url);
    return { ...first, again: (await arrived(server.url)).enforced };
  } finally {
    await server.stop();
  }
};

const noncePattern = /^script-src 'nonce-([A-Za-z0-9+/=_-]{22,})' 'strict-dynamic'; ?object-src 'none'$/;

export const expectFreshNonce = ({
  enforced,
  again,
}: {
  enforced: string | null;
  again: string | null;
}): void => {
  expect(enforced).toMatch(noncePattern);
  expect(again).toMatch(noncePattern);
  expect(again).not.toBe(enforced);
};

/** What holds for every form that can carry any policy. */
export const describeForm = (name: FormName, start: (text: string) => Promise<Running>): void => {
  describe(`the form ${name}`, () => {
    test('sends the policy as it is, special characters and all', async () => {
      // nginx cannot write a dollar sign; percent-encoded it is the same path.
      const expected = name === 'nginx' ? plain.replace('%24$x', '%24%24x') : plain;
      // helmet leaves out the space after a semicolon.
      const { enforced } = await received(start(textOf(name, plain)));
      expect(enforced?.replaceAll(/; ?/g, '; ')).toBe(expected);
    });

    test('sends every policy of a list, and report-only apart', async () => {
      expect(await received(start(textOf(name, list, reportOnly)))).toMatchObject({
        enforced: list,
        reportOnly,
      });
    });

    if (emit(headers(withNonce), name).blockers.length === 0) {
      test('makes a nonce for each response', async () => {
        expectFreshNonce(await received(start(textOf(name, withNonce))));
      });
    }
  });
};
