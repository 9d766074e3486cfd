import { describe, expect, test } from '@jest/globals';
import { readDocument } from './document.ts';
import { otherInstallations, type OtherInstallation } from './installations.ts';

const CODE = `window.ap3c = window.ap3c || {};
var ap3c = window.ap3c; ap3c.cmd = ap3c.cmd || [];
ap3c.cmd.push(function() { ap3c.init('ZaGyw9Tl9gcYKTpLdGFsay1kZW1v', 'https://capture-api.autopilotapp.com/'); ap3c.track({v: 0}); });
var s = document.createElement('script'); s.src = "https://cdn2l.ink/app.js"; document.head.append(s);`;

const found = (html: string, scriptUrl?: string): readonly OtherInstallation[] =>
  otherInstallations(readDocument(html), scriptUrl);
const inline = (text: string): string => `<script>${text}</script>`;

describe('another installation is', () => {
  test.each<[string, string, Omit<OtherInstallation, 'line'>]>([
    ['the tracking code, with its account', inline(CODE), { kind: 'code', name: 'talk-demo' }],
    [
      'a tracking code whose account cannot be read',
      inline(CODE.replace(/'ZaGyw[^']*'/, 'key()')),
      { kind: 'code', name: '' },
    ],
    [
      'a script element with an address of Ortto’s, and what follows it',
      '<script async src="//cdn2l.ink/app.js?ver=1"></script>',
      { kind: 'script', name: 'https://cdn2l.ink/app.js' },
    ],
    [
      'a script tag of another app, as Shopify lists them',
      inline(
        String.raw`(function() { function asyncLoad() { var urls = ["https:\/\/cdneu.net\/app.js?shop=a.myshopify.com"]; } })()`,
      ),
      { kind: 'script', name: 'https://cdneu.net/app.js' },
    ],
    [
      'the tracking code inside an address, as optimizers write it',
      `<script data-minify="1" defer src="data:text/javascript;base64,${Buffer.from(CODE).toString('base64')}"></script>`,
      { kind: 'code', name: 'talk-demo' },
    ],
    [
      'the tracking code inside an address, with escapes',
      `<script src="data:application/javascript;charset=utf-8,${encodeURIComponent(CODE)}"></script>`,
      { kind: 'code', name: 'talk-demo' },
    ],
    [
      'the tracking code in an event handler',
      `<body onload="${CODE.replaceAll('"', '&quot;')}">`,
      { kind: 'code', name: 'talk-demo' },
    ],
    [
      'a script of Ortto that a script inside an address loads',
      `<script src="data:text/javascript,${encodeURIComponent("s.src='//cdn2l.ink/app.js'")}"></script>`,
      { kind: 'script', name: 'https://cdn2l.ink/app.js' },
    ],
    [
      'a tag manager, perhaps',
      inline(
        `(function(w,d,s,l,i){ j.src='https://www.googletagmanager.com/gtm.js?id='+i })(window,document,'script','dataLayer','GTM-ABC123');`,
      ),
      { kind: 'tagManager', name: 'GTM-ABC123' },
    ],
    [
      'a tag manager by its address',
      '<script src="https://www.googletagmanager.com/gtm.js?id=GTM-XY12"></script>',
      { kind: 'tagManager', name: 'GTM-XY12' },
    ],
  ])('%s', (_, html, installation) => {
    expect(found(`<html>\n${html}`)).toEqual([{ ...installation, line: 2 }]);
  });

  test('a script at the account’s own host, where it has one', () => {
    const html = '<script src="https://talk.acme.example/app.js"></script>';
    expect(found(html)).toEqual([]);
    expect(found(html, 'https://talk.acme.example/app.js')).toHaveLength(1);
  });
});

describe('no other installation is', () => {
  test.each([
    [
      'our own tag',
      '<script src="https://cdn.shopify.com/talk.js" data-key="k" data-src="https://cdn2l.ink/app.js" data-rules=""></script>',
    ],
    [
      'code that only speaks to Ortto',
      inline('ap3c.cmd.push(function () { ap3c.track({ v: 0, em: "a@b.example" }) })'),
    ],
    ['a tracking code in a comment', inline('/* ap3c.init("k", "https://capture-api.autopilotapp.com/") */')],
    [
      'an address that holds another script',
      '<script src="data:text/javascript;base64,YWxlcnQoMSk="></script>',
    ],
    [
      'an address that holds no script',
      `<script src="data:text/plain;base64,${Buffer.from(CODE).toString('base64')}"></script>`,
    ],
    ['one that does not run', `<template>${inline(CODE)}</template><noscript>${inline(CODE)}</noscript>`],
    ['a mention in the text', '<p>ap3c.init https://cdn2l.ink/app.js GTM-ABC123</p>'],
    ['Google’s analytics alone', '<script src="https://www.googletagmanager.com/gtag/js?id=G-ABC"></script>'],
    ['a script of another name', '<script src="https://cdn2l.ink.evil.example/app.js"></script>'],
  ])('%s', (_, html) => {
    expect(found(html)).toEqual([]);
  });
});

test('each is told once, in the order of the page', () => {
  const all = found(
    [inline(CODE), '<script src="https://cdn3l.ink/app.js"></script>', inline(CODE)].join('\n'),
  );
  expect(all.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual([
    'code talk-demo',
    'script https://cdn3l.ink/app.js',
  ]);
  expect(all.find(({ kind }) => kind === 'code')?.line).toBe(1);
});

test('a page of nothing but such scripts is read in bounded time', () => {
  const deep = inline(`ap3c.init(${'['.repeat(50_000)}`);
  const tracking = inline(`${CODE}${'/* */'.repeat(20_000)}`);
  const names = found(deep.repeat(20) + tracking).map(({ kind }) => kind);
  expect(names).toContain('script');
});
