import { expect, test } from '@jest/globals';
import { scriptOfDataUrl } from './data-url.ts';

const code = "window.ap3c = 'é'; // 100 %";
const base64 = Buffer.from(code).toString('base64');

test.each([
  ['base64', `data:text/javascript;base64,${base64}`],
  ['base64 without its last signs', `data:text/javascript;base64,${base64.replace(/=+$/, '')}`],
  ['base64 on two lines', `data:text/javascript;base64,${base64.slice(0, 8)}\n ${base64.slice(8)}`],
  ['base64 with escaped signs', `data:text/javascript;base64,${encodeURIComponent(base64)}`],
  ['a charset before base64', `data:text/javascript;charset=utf-8;base64,${base64}`],
  ['capital letters and another type', `DATA:Application/X-JavaScript;BASE64,${base64}`],
  ['escapes', `data:text/javascript,${encodeURIComponent(code)}`],
  ['nothing escaped', `data:text/javascript,${code}`],
])('a script in an address is read: %s', (_, address) => {
  expect(scriptOfDataUrl(address)).toBe(code);
});

test.each([
  ['https://cdn2l.ink/app.js'],
  ['data:image/png;base64,AAAA'],
  ['data:text/javascript;base64,!'],
  ['data:text/javascript'],
  [''],
])('an address without a script in it holds none: %s', (address) => {
  expect(scriptOfDataUrl(address)).toBeNull();
});
