import { expect, test } from '@jest/globals';
import { programsOf, sparingProgramsOf, statedNeeds } from './needs.ts';

test('a file states its needs in its first lines', () => {
  expect(statedNeeds('// needs: chromium, native\nimport …', [])).toEqual(['chromium', 'native']);
});

test('a file that states none has those of its project', () => {
  expect(statedNeeds('import …\n', ['chromium'])).toEqual(['chromium']);
  expect(statedNeeds(`${'\n'.repeat(6)}// needs: native`, ['chromium'])).toEqual(['chromium']);
});

test('a file can state that it needs nothing', () => {
  expect(statedNeeds('// needs: nothing', ['chromium'])).toEqual([]);
});

test('a need that does not exist is an error, not a lost test', () => {
  expect(() => statedNeeds('// needs: cromium', [])).toThrow('unknown need "cromium"');
});

test('programs that two needs share are named once', () => {
  expect(programsOf(['php', 'native'])).toEqual(['php', 'phpFpm', 'mariadb', 'mariadbInstall', 'nginx']);
});

test('what spares time is no need: nothing is left out without it', () => {
  expect(programsOf(['chromium', 'nginx'])).toEqual(['chromium', 'nginx']);
  expect(sparingProgramsOf(['chromium', 'nginx', 'chromium'])).toEqual(['chromiumShell']);
});

test('the servers that policies are written for are programs like the others', () => {
  expect(programsOf(['nginx', 'apache', 'caddy', 'frameworks'])).toEqual(['nginx', 'apache', 'caddy']);
});

test('WebKit is three programs: its driver, the browser that comes with it, and a display', () => {
  expect(programsOf(['firefox', 'webkit'])).toEqual(['firefox', 'webkit', 'webkitBrowser', 'xvfb']);
});
