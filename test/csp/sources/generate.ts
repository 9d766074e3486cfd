import fc from 'fast-check';

/** Source expressions and request addresses over the whole grammar of CSP3 §2.3.1, and outside of it. */

const words = (text: string): string[] => text.trim().split(/\s+/);

const schemes = words('http https ws wss HTTP Https wSS');
const oddSchemes = words('data blob custom ftp h+1.x 1http ht_tp htt%70 : / // http:/ http:/// //');
const hosts = words('h.test H.Test a.h.test site.test xn--bcher-kva.test a-b.test *.h.test *.test *');
const oddHosts =
  words(`a_b.test _a.h.test h.test. .h.test h..test -h.test h-.test *h.test *.*.test a.*.test ** *. h test
  10.0.0.1 0x0a.1 10.1 127.0.0.1 [::1] ::1 %68.test h%2etest user@h.test user:pw@h.test @h.test h.test@ bücher.test h!test
  h~test h$test (h.test) <h.test> {{h}}.test h.test\\ 1.test 1 localhost`);
const ports = words('80 443 8080 8443 *');
const oddPorts = words('0 00080 0443 99999 080 80a a -80 +80 %38%30 ** :80 80:80 80:');
const paths = words(
  '/ /p.png /dir/ /dir/p.png /dir /P.png /%70.png /p%2epng /dir%2f /dir%2Fp.png /p.png/ /a%20b /%C3%BC',
);
const oddPaths =
  words(`// /// //p.png /dir//p.png /./p.png /dir/../p.png /p.png|x /[p].png /p.png* /* /%zz /% /p%3Bx /p%2Cx /p.png%3Fv=3
  /p.png%23a /p&x=1 /p=1 /p@x /p:x /p+x /p!x /~p /p'x /ü /%FC /%c3%bc /p"x /p<x /\\p.png /p\`x /p^x /%2570.png /%00`);
const endings = words('?v=3 ? ?/ #a # ?v=3#a #a?v ?a?b ?%zz ?a/../b ?ü');

const blank = { weight: 6, arbitrary: fc.constant('') };
const sometimes = (usual: string[], odd: string[], prefix: string, missing = 4) =>
  fc.oneof(
    { weight: missing, arbitrary: fc.constant('') },
    { weight: 6, arbitrary: fc.constantFrom(...usual).map((part) => prefix + part) },
    { weight: 2, arbitrary: fc.constantFrom(...odd).map((part) => prefix + part) },
  );

const hostSource = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant('') },
      { weight: 9, arbitrary: fc.constantFrom(...schemes).map((scheme) => `${scheme}://`) },
      { weight: 1, arbitrary: fc.constantFrom(...oddSchemes) },
    ),
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...hosts) },
      { weight: 3, arbitrary: fc.constantFrom(...oddHosts) },
    ),
    sometimes(ports, oddPorts, ':'),
    sometimes(paths, oddPaths, '', 5),
    fc.oneof(blank, { weight: 2, arbitrary: fc.constantFrom(...endings) }),
  )
  .map((parts) => parts.join(''));

const schemeSource = fc
  .tuple(
    fc.constantFrom(...schemes, ...oddSchemes),
    fc.constantFrom(':', ':', ':', ':/', '://', ': x', ':80', ':*'),
  )
  .map((parts) => parts.join(''));

const quotedWord = fc.constantFrom(
  ...words(`'self' 'SELF' 'none' 'None' 'unsafe-inline' 'nonce-abc' 'sha256-abc' 'self self' "self" 'self ‘self’ '' ' 'strict-dynamic'
    'unsafe-hashed-attributes' 'http://h.test' * 'https:' self none`),
);

/** One character more, less or other. */
const slip = fc
  .tuple(hostSource, fc.nat({ max: 40 }), fc.constantFrom('', ...'*:/.-_?#%@[]|\\^`{}"\'<>!$&()+=~0aZ'))
  .map(([text, at, other]) => text.slice(0, at % text.length) + other + text.slice((at % text.length) + 1));

const anything = fc.oneof(
  { weight: 16, arbitrary: hostSource },
  { weight: 2, arbitrary: schemeSource },
  { weight: 1, arbitrary: quotedWord },
  { weight: 5, arbitrary: slip },
);

/** What a list's words are: no white space, and nothing that ends a directive or a policy. */
const isWord = (text: string): boolean => text !== '' && !/[\s;,]/.test(text);

/** Every part once in plain company, so that the whole of it leaves none out. */
const plain: readonly string[] = [
  ...[...schemes, ...oddSchemes].flatMap((scheme) => [
    `${scheme}:`,
    `${scheme}://h.test`,
    `${scheme}://h.test:8080`,
  ]),
  ...[...hosts, ...oddHosts].flatMap((host) => [host, `http://${host}`, `https://${host}:8080`]),
  ...[...ports, ...oddPorts].flatMap((port) => [
    `h.test:${port}`,
    `http://h.test:${port}`,
    `https://h.test:${port}`,
  ]),
  ...[...paths, ...oddPaths].flatMap((path) => [`h.test${path}`, `http://h.test${path}`]),
  ...endings.flatMap((ending) => [
    `http://h.test${ending}`,
    `http://h.test/${ending}`,
    `http://h.test/p.png${ending}`,
  ]),
];

/** `count` different expressions, the same for the same seed; a third of them at least is from the plain ones. */
export const sourcesOf = (count: number, seed: number): readonly string[] => {
  const usual = plain.filter(isWord);
  const step = Math.max(1, Math.floor(usual.length / (count / 3)));
  const some = fc.sample(anything, { numRuns: count * 3, seed }).filter(isWord);
  return [...new Set([...usual.filter((_, at) => (at + seed) % step === 0), ...some])].slice(0, count);
};

/** Requests of a page. A page under https is not allowed to make plain ones, whatever its policy. */
export const addressesFor = (page: string): readonly string[] => {
  const origins =
    words(`http://h.test http://h.test:8080 http://h.test:443 https://h.test https://h.test:8080 https://h.test:80
    http://a.h.test https://a.h.test https://b.a.h.test:8443 http://site.test https://site.test http://site.test:8080
    https://site.test:8080 http://other.test https://xn--bcher-kva.test http://a_b.test http://10.0.0.1 https://[::1] http://h.test.
    ws://h.test wss://h.test ws://h.test:8080 wss://h.test:8080 ws://site.test wss://site.test wss://a.h.test ws://site.test:8080
    wss://site.test:8080 http://test http://h http://1.test http://-h.test http://user:pw@h.test`);
  const all = [
    ...origins.map((origin) => `${origin}/`),
    ...words(`/p.png /p.png?v=3 /dir/ /dir /dir/p.png /P.png /%70.png /dir%2Fp.png /p.png/ /p.png/x /a%20b /ü /p;x /p,x /p.png;x
      //p.png /dir//p.png /p.png|x /[p].png /p.png* /p&x=1 /p!x /~p /%zz /p%2epng /%2570.png /dir/../p.png /p.png%3Fv=3 /?v=3`).map(
      (path) => `https://h.test${path}`,
    ),
    ...words('/p.png /dir/p.png /p.png?v=3 /?v=3').map((path) => `http://h.test${path}`),
    'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
    'blob:',
  ];
  return page.startsWith('https:') ? all.filter((address) => !/^(http|ws):/.test(address)) : all;
};
