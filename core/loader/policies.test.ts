// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chosenEngine } from '../../test/browser/engines.ts';
import { startLoaderSite, type LoaderSite, type PageOptions } from '../../test/browser/loader-site.ts';
import { eventually } from '../../test/patience.ts';

let shop: LoaderSite;
beforeAll(async () => {
  shop = await startLoaderSite();
});
afterAll(() => shop.stop());

const policy = (value: string): Readonly<Record<string, string>> => ({ 'content-security-policy': value });
const connect = 'connect-src https://capture-api.autopilotapp.com';

const strict = (): Readonly<Record<string, string>> =>
  policy(`script-src '${shop.loaderHash}' 'strict-dynamic' 'nonce-site'; ${connect}`);

/** A visit where Talk shows and nothing was reported against the site's policy. */
const worksUnder = async (value: string, tag: PageOptions['tag'] = {}): Promise<void> => {
  const { errors, reaches, seesTalk } = await shop.visit({ headers: policy(value), tag });
  await reaches('ready');
  await eventually(seesTalk, true);
  expect(errors).toEqual([]);
};

describe('Talk works, and breaks no rule, under a policy', () => {
  test('with an allow-list and no inline code or styles', async () => {
    await worksUnder(
      `default-src 'none'; script-src 'self' https://cdn2l.ink; style-src 'self'; ${connect}; img-src 'self'`,
    );
  });

  test("with a nonce: the account's script gets the tag's", async () => {
    await worksUnder(`default-src 'none'; script-src 'nonce-r4nd0m'; ${connect}`, { nonce: 'r4nd0m' });
  });

  test("with a nonce and 'strict-dynamic'", async () => {
    await worksUnder(
      `object-src 'none'; base-uri 'none'; script-src 'nonce-r4nd0m' 'strict-dynamic'; ${connect}`,
      { nonce: 'r4nd0m' },
    );
  });

  test('with a nonce that is needed later than the tag', async () => {
    await worksUnder(`script-src 'nonce-r4nd0m'; ${connect}`, { nonce: 'r4nd0m', 'data-load': 'idle' });
  });

  test("with the loader's hash and 'strict-dynamic'", async () => {
    await worksUnder(`script-src '${shop.loaderHash}' 'strict-dynamic'; ${connect}`, {
      integrity: shop.loaderHash,
    });
  });

  test('that insists on Trusted Types', async () => {
    await worksUnder("require-trusted-types-for 'script'");
  });

  test('that names the policy talk-suite alone', async () => {
    await worksUnder("require-trusted-types-for 'script'; trusted-types talk-suite");
  });
});

describe('What a policy forbids', () => {
  test('is not loaded, and reported as failed, without an exception', async () => {
    const { errors, reaches } = await shop.visit({ headers: policy("script-src 'self'") });
    await reaches('failed');
    expect(shop.ortto.requests()).toEqual([]);
    const said = {
      chromium: [
        expect.stringContaining(
          'violates the following Content Security Policy directive: "script-src \'self\'"',
        ),
      ],
      firefox: [expect.stringContaining('blocked a script (script-src-elem) at https://cdn2l.ink/app.js')],
      // Its driver does not hand out what a page's console says.
      webkit: [],
    };
    expect(errors).toEqual(said[chosenEngine()]);
  });

  test.each([
    "require-trusted-types-for 'script'; trusted-types other",
    // A list of names counts by itself.
    'trusted-types other',
  ])('as to Trusted Types is not got round: failed, without an exception: %s', async (value) => {
    const { errors, reaches } = await shop.visit({ headers: policy(value) });
    await reaches('failed');
    expect(shop.ortto.requests()).toEqual([]);
    expect(errors.filter((error) => !/Content.Security.Policy/i.test(error))).toEqual([]);
  });
});

describe('The Trusted Types policy', () => {
  test('yields nothing but the one address', async () => {
    const { page, reaches } = await shop.visit({
      before: `<script>
        const create = trustedTypes.createPolicy;
        TrustedTypePolicyFactory.prototype.createPolicy = function (name, rules) {
          window.yielded = [name, rules.createScriptURL('https://evil.example/x.js'), Object.keys(rules)];
          return create.call(this, name, rules);
        };
      </script>`,
    });
    await reaches('ready');
    expect(await page.evaluate('yielded')).toEqual(['talk-suite', shop.ortto.scriptUrl, ['createScriptURL']]);
  });
});

describe('A tag that is trusted by its hash', () => {
  const attacks: [string, Record<string, string>][] = [
    ['another script host', { 'data-src': 'https://shop.example/evil.js' }],
    ['a host that looks like one of the table', { 'data-src': 'https://cdn2l.ink.shop.example/app.js' }],
    ['another file on a host of the table', { 'data-src': 'https://cdn2l.ink/upload.js' }],
    ["a capture host's file", { 'data-src': 'https://capture-api.autopilotapp.com/upload.js' }],
    ['a host of the table without encryption', { 'data-src': 'http://cdn2l.ink/app.js' }],
    ['a host of the table with another port', { 'data-src': 'https://cdn2l.ink:8443/app.js' }],
    ['another capture host', { 'data-host': 'https://shop.example/' }],
  ];

  test.each(attacks)('cannot be repeated with %s', async (_name, attributes) => {
    shop.site.files.set('/evil.js', { type: 'text/javascript', body: 'window.evil = true' });
    const { page, state, errors } = await shop.visit({
      headers: strict(),
      tag: { integrity: shop.loaderHash, ...attributes },
    });
    expect(await state()).toBe('refused');
    expect(await page.locator('script').count()).toBe(1);
    expect(shop.ortto.requests()).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("and is repeated before the site's own one does not keep Talk away", async () => {
    const { page, reaches, errors } = await shop.visit({
      headers: strict(),
      before: shop.tag({ integrity: shop.loaderHash, 'data-src': 'https://shop.example/evil.js' }),
      tag: { integrity: shop.loaderHash },
    });
    await reaches('ready');
    expect(await page.evaluate('window.evil')).toBeUndefined();
    expect(errors).toEqual([]);
  });
});
