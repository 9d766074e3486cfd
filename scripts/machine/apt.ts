import { existsSync } from 'node:fs';
import { runCommand } from './command.ts';
import { missingPrograms, packagesFor, type ProgramId } from './programs.ts';
import type { Progress } from '../progress.ts';

/** What the machine lets us do about a missing program. */
export interface Installer {
  canInstall: boolean;
  install(packages: readonly string[]): Promise<{ ok: boolean; reason: string }>;
}

const APT_TIMEOUT = 10 * 60_000;

/** apt on Debian (and what descends from it), usable only by root; no question is ever asked. */
export const aptInstaller = (): Installer => ({
  canInstall: process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
  async install(packages) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // A failing update is not the end: the lists may be there from before.
    const update = await runCommand('apt-get', ['-qq', 'update'], { env, timeout: APT_TIMEOUT });
    const result = await runCommand(
      'apt-get',
      ['-qq', '-y', '-o', 'Dpkg::Use-Pty=0', 'install', '--no-install-recommends', ...packages],
      { env, timeout: APT_TIMEOUT },
    );
    const said = `${update.stderr}\n${result.stderr}`.trim().split('\n').slice(-3).join(' ');
    return { ok: result.code === 0, reason: said };
  },
});

export interface Ensured {
  /** Programs that are still not there. */
  missing: ProgramId[];
  /** The one line that would install them; null when nothing is missing. */
  remedy: string | null;
}

/** The line a person can type to get the programs. */
export const remedyFor = (missing: readonly ProgramId[]): string | null =>
  missing.length === 0 ? null : `sudo apt-get install ${packagesFor(missing).join(' ')}`;

/**
 * Uses the programs that are there, installs the others where the machine allows it, and says what is left
 * out. Never throws: a machine without them is a normal case.
 */
export const ensurePrograms = async (
  wanted: readonly ProgramId[],
  progress: Progress,
  installer: Installer = aptInstaller(),
  look: (wanted: readonly ProgramId[]) => ProgramId[] = missingPrograms,
): Promise<Ensured> => {
  const missing = look(wanted);
  if (missing.length === 0) return { missing, remedy: null };
  if (installer.canInstall) {
    const packages = packagesFor(missing);
    const result = await progress.step(`Installing ${packages.join(', ')} with apt (once)`, () =>
      installer.install(packages),
    );
    if (!result.ok) progress.say(`apt could not install them: ${result.reason}`);
  }
  const left = look(wanted);
  return { missing: left, remedy: remedyFor(left) };
};
