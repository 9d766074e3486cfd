import { findProgram, packagesFor, type ProgramId } from '../../scripts/machine/programs.ts';

/**
 * The path of a program that drives or is an engine.
 * @throws with the line that installs it, where there is none
 */
export const neededProgram = (id: ProgramId): string => {
  const found = findProgram(id);
  if (found !== null) return found;
  throw new Error(
    `No ${id} was found. On Debian, \`apt-get install -y ${packagesFor([id]).join(' ')}\` installs it.`,
  );
};
