import type { PolicyInput } from './generated-lists.ts';

/** Policies of the shapes that sites really send: generators, frameworks, shops, hand-written ones. */

const nonce = 'c2l0ZW5vbmNlMTIzNDU2Nzg=';
const site = { url: 'https://site.test/' };

const policies: readonly string[] = [
  "default-src 'self'",
  "default-src 'none'",
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src * data:",
  "default-src 'self'; base-uri 'self'; font-src 'self' https: data:; form-action 'self'; frame-ancestors 'self'; img-src 'self' data:; object-src 'none'; script-src 'self'; script-src-attr 'none'; style-src 'self' https: 'unsafe-inline'; upgrade-insecure-requests",
  "base-uri 'self'; default-src 'self' 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg=' https://cdn.shopify.com https://shopify.com; frame-ancestors 'none'; style-src 'self' 'unsafe-inline' https://cdn.shopify.com; connect-src 'self' https://monorail-edge.shopifysvc.com",
  "block-all-mixed-content; frame-ancestors 'none'; upgrade-insecure-requests;",
  "object-src 'none'; script-src 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg=' 'unsafe-inline' 'strict-dynamic' https: http:; base-uri 'none'",
  "default-src 'self'; script-src 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg=' 'strict-dynamic'; style-src 'self' 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg='",
  'default-src https:',
  "default-src https: data: 'unsafe-inline' 'unsafe-eval'",
  "default-src * 'unsafe-inline' 'unsafe-eval' data: blob:",
  "default-src 'self'; child-src 'self' https://player.vimeo.com; script-src 'self' https://www.googletagmanager.com",
  "default-src 'self'; connect-src 'self' wss:; worker-src 'self' blob:",
  "script-src 'self'; object-src 'none'",
  "script-src 'none'; style-src 'none'; img-src 'none'; connect-src 'none'; font-src 'none'; media-src 'none'; frame-src 'none'",
  "img-src 'self'",
  "frame-src 'self'; child-src 'none'",
  "connect-src 'self' https://capture-api.autopilotapp.com",
  "default-src 'self', script-src 'self' https://cdn2l.ink",
  "default-src 'self' https:; script-src 'self' 'unsafe-inline' https:, default-src 'self'; script-src 'self' https://cdn2l.ink; connect-src https:",
  "default-src 'self'; default-src 'none'; img-src *; img-src 'none'",
  "DEFAULT-SRC 'Self'; Script-Src 'NONE'",
  "default-src 'self'; style-src-elem 'self'; style-src-attr 'none'; script-src-elem 'self'; script-src-attr 'none'",
  "default-src 'self'; style-src-attr 'unsafe-inline'",
  "script-src-elem 'self' 'unsafe-inline'",
  "worker-src 'none'; default-src https: wss: 'unsafe-inline'",
  "default-src 'self' https://*.autopilotapp.com https://cdn2l.ink; style-src 'self' 'unsafe-inline' https:",
  "default-src 'self' http://*.autopilotapp.com wss://*.autopilotapp.com",
  "font-src https://m.autopilotapp.com/ https://fonts.gstatic.com/; img-src https://m.autopilotapp.com/; media-src https://cdn2l.ink/ mediastream:; script-src https://cdn2l.ink/ 'unsafe-inline' blob:; style-src 'self' 'unsafe-inline'",
  "default-src 'self'; script-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "default-src 'report-sample' 'self'; report-uri /csp; report-to main",
  "default-src 'self' blob: data: gap:; media-src",
  "default-src 'self' \u2018unsafe-inline\u2019; img-src 'self'",
  "default-src 'self'\u00a0https:; connect-src https:",
  "default-src 'self' https://cdn.site.test:8443 https://cdn.site.test/static/ site.test *.site.test:*",
  "frame-ancestors 'self' https://admin.site.test; form-action 'self'; base-uri 'none'",
  "default-src 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg=' 'strict-dynamic' 'self' https:",
];

export const knownPolicies: readonly PolicyInput[] = policies.flatMap((value): PolicyInput[] => [
  { headers: [{ name: 'Content-Security-Policy', value }], meta: [], page: site },
  { headers: [{ name: 'content-security-policy', value }], meta: [], page: { ...site, nonce } },
  {
    headers: [
      { name: 'Content-Security-Policy-Report-Only', value },
      {
        name: 'Content-Security-Policy',
        value: `${value}, object-src 'none'; script-src 'self' https: 'nonce-${nonce}'`,
      },
    ],
    meta: [],
    page: { ...site, nonce },
  },
]);

const nonceMeta = `script-src 'nonce-${nonce}' 'strict-dynamic'`;

/** Policies in meta elements, alone or next to a header's (R2). */
export const metaPages: readonly PolicyInput[] = (
  [
    [[], ["default-src 'self'"]],
    [["default-src 'self'"], ["default-src 'self' https:"]],
    [["default-src 'self' https: wss: 'unsafe-inline'"], ["default-src 'self'; connect-src 'self'"]],
    [["img-src 'self'"], ["script-src 'self'"]],
    [["script-src 'self'"], ["img-src 'self'", "font-src 'none'"]],
    [
      ["default-src 'self', connect-src https: wss:"],
      ["default-src 'self'; child-src 'self'; script-src 'self'"],
    ],
    [['default-src *'], ["script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'"]],
    [
      ["script-src 'self' https:"],
      ["default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"],
    ],
    [[nonceMeta], ["connect-src 'self'; frame-src 'self'"]],
    [["connect-src 'self'"], [nonceMeta]],
    [
      ["frame-ancestors 'self'; object-src 'none'"],
      ["frame-ancestors 'none'; sandbox; report-uri /csp; img-src 'self'"],
    ],
    [["default-src 'self'"], ["default-src 'self'; upgrade-insecure-requests;  "]],
    [["default-src 'self'"], ["img-src 'self', font-src 'self'"]],
    [["worker-src 'self'"], ["child-src 'self'; frame-src 'none'"]],
    [["style-src-elem 'self'"], ["style-src-attr 'none'; style-src 'self'"]],
    [["default-src 'self'; img-src *"], ["DEFAULT-SRC 'Self'\n; IMG-SRC 'none'"]],
  ] as const
).map(([headers, meta]) => ({
  headers: headers.map((value) => ({ name: 'Content-Security-Policy', value })),
  meta,
  page: { ...site, nonce },
}));
