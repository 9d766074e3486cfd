import { describe, expect, test } from '@jest/globals';
import { progressTo } from '../progress.ts';
import { ensurePrograms, remedyFor, type Installer } from './apt.ts';
import type { ProgramId } from './programs.ts';

/** A machine that lacks some programs; `installs` says what its package manager can bring. */
const machine = (lacks: ProgramId[], canInstall: boolean, installs: ProgramId[] = lacks) => {
  const missing = new Set(lacks);
  const asked: string[][] = [];
  const said: string[] = [];
  const installer: Installer = {
    canInstall,
    install: async (packages) => {
      asked.push([...packages]);
      for (const id of installs) missing.delete(id);
      return { ok: installs.length === lacks.length, reason: 'no such package' };
    },
  };
  const look = (wanted: readonly ProgramId[]) => wanted.filter((id) => missing.has(id));
  return { installer, look, asked, said, progress: progressTo((line) => said.push(line)) };
};

describe('ensurePrograms', () => {
  test('does nothing where everything is there', async () => {
    const { progress, installer, look, asked, said } = machine([], true);
    expect(await ensurePrograms(['nginx', 'php'], progress, installer, look)).toEqual({
      missing: [],
      remedy: null,
    });
    expect([asked, said]).toEqual([[], []]);
  });

  test('installs what is missing where it may, and says so', async () => {
    const { progress, installer, look, asked, said } = machine(['nginx', 'chromium'], true);
    const result = await ensurePrograms(['nginx', 'php', 'chromium'], progress, installer, look);
    expect(result).toEqual({ missing: [], remedy: null });
    expect(asked).toEqual([['nginx-light', 'chromium']]);
    expect(said.join('\n')).toContain('Installing nginx-light, chromium with apt');
  });

  test('names the one line that helps where it may not install', async () => {
    const { progress, installer, look, asked } = machine(['nginx', 'mariadb'], false);
    expect(await ensurePrograms(['mariadb', 'nginx'], progress, installer, look)).toEqual({
      missing: ['mariadb', 'nginx'],
      remedy: 'sudo apt-get install mariadb-server nginx-light',
    });
    expect(asked).toEqual([]);
  });

  test('reports what apt could not bring', async () => {
    const { progress, installer, look, said } = machine(['nginx', 'chromium'], true, ['nginx']);
    const result = await ensurePrograms(['nginx', 'chromium'], progress, installer, look);
    expect(result).toEqual({ missing: ['chromium'], remedy: 'sudo apt-get install chromium' });
    expect(said.join('\n')).toContain('apt could not install them: no such package');
  });
});

test('nothing missing needs no remedy', () => {
  expect(remedyFor([])).toBeNull();
});
