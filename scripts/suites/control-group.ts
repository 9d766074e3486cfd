import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names the folder of a run's group to the processes that it starts. */
const FOLDER = 'TALK_CONTROL_GROUP';

/** A test file, and the processor seconds of all that it started. */
export interface FileCost {
  file: string;
  processor: number;
}

/** A kernel's account of the processor time of a process and of everything it starts (cgroups(7)). */
export interface ControlGroup {
  /** Processor seconds, user and system, of every process that was ever in the group. */
  seconds(): number;
  /** What test files have cost since this was last asked (`countFile`). */
  files(): FileCost[];
  /** Leaves the group as it was found. */
  close(): void;
}

/** Where a version of control groups is mounted, and what reads the account in seconds. */
interface Hierarchy {
  folder: string;
  seconds(group: string): number;
}

const read = (path: string): string => readFileSync(path, 'utf8');

/** The group that this process is in, for version 1's account of the processor and for version 2. */
const hierarchies = (): Hierarchy[] =>
  read('/proc/self/cgroup')
    .trim()
    .split('\n')
    .flatMap((line): Hierarchy[] => {
      const [id = '', controllers = '', path = ''] = line.split(':');
      if (controllers.split(',').includes('cpuacct'))
        return [
          {
            folder: join('/sys/fs/cgroup/cpuacct', path),
            seconds: (group) => Number(read(join(group, 'cpuacct.usage'))) / 1e9,
          },
        ];
      if (id !== '0') return [];
      const mount = existsSync('/sys/fs/cgroup/cgroup.procs') ? '/sys/fs/cgroup' : '/sys/fs/cgroup/unified';
      return [
        {
          folder: join(mount, path),
          seconds: (group) => Number(/usage_usec (\d+)/.exec(read(join(group, 'cpu.stat')))?.[1]) / 1e6,
        },
      ];
    });

/** Reads and ends the groups of test files; one in which a process still runs stays, and is read once. */
const takeFiles = (group: string, seconds: Hierarchy['seconds'], taken: Set<string>): FileCost[] =>
  readdirSync(group, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !taken.has(entry.name))
    .map(({ name }) => {
      taken.add(name);
      const folder = join(group, name);
      const cost = { file: decodeURIComponent(name), processor: seconds(folder) };
      try {
        rmdirSync(folder);
        taken.delete(name);
      } catch {
        // The group goes with the machine.
      }
      return cost;
    });

/**
 * Counts what this process does and starts from now on as a test file's, where it runs in a run's control group.
 * @param file from the repository's root
 * @returns what ends the count; what was started is counted to its end
 */
export const countFile = (file: string, { [FOLDER]: group } = process.env): (() => void) => {
  if (group === undefined) return () => {};
  const enter = (folder: string): void => writeFileSync(join(folder, 'cgroup.procs'), String(process.pid));
  const folder = join(group, encodeURIComponent(file));
  try {
    mkdirSync(folder, { recursive: true });
    enter(folder);
  } catch {
    // It is counted with the run; no test fails for want of an account.
    return () => {};
  }
  return () => enter(group);
};

/**
 * Puts this process into a control group of its own, so that its children are counted to the last: those of a browser
 * are waited for by nobody. Null where the machine does not let it: that takes Linux, and root as a rule.
 */
export const enterControlGroup = (): ControlGroup | null => {
  if (process.platform !== 'linux') return null;
  for (const { folder, seconds } of hierarchies()) {
    const group = join(folder, `talk-suite-${process.pid}`);
    try {
      mkdirSync(group);
      writeFileSync(join(group, 'cgroup.procs'), String(process.pid));
      if (!Number.isFinite(seconds(group))) throw new Error('no account');
      process.env[FOLDER] = group;
      const taken = new Set<string>();
      return {
        seconds: () => seconds(group),
        files: () => takeFiles(group, seconds, taken),
        close: () => {
          delete process.env[FOLDER];
          try {
            writeFileSync(join(folder, 'cgroup.procs'), String(process.pid));
            rmdirSync(group);
          } catch {
            // A process that outlives the run is still in it; the group goes with the machine.
          }
        },
      };
    } catch {
      continue;
    }
  }
  return null;
};
