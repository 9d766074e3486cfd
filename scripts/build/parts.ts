import type { Progress } from '../progress.ts';
import { runCheck, type Check } from '../suites/checks.ts';

const part = (name: string, script: string): Check => ({
  name: `build: ${name}`,
  program: process.execPath,
  args: [script],
});

/** Each part builds itself unless it is fresh (`stamp.ts`); both hosts are made of the core's build. */
const CORE = part('core', 'core/build.ts');
const HOSTS = [
  part('WordPress plugin', 'wordpress-plugin/build/build.ts'),
  part('Shopify app', 'shopify-app/build.ts'),
  part('inbox', 'talk-server/build.ts'),
];

/** The Talk server for machines without this repository: it has the core's files and the inbox in it. */
const PACKAGE = part('Talk server’s package', 'talk-server/build-package.ts');

/** Builds what is not fresh, the hosts at the same time; yields whether all is built. */
export const buildParts = async (progress: Progress): Promise<boolean> => {
  if (!(await runCheck(CORE, progress))) return false;
  const built = await Promise.all(HOSTS.map((host) => runCheck(host, progress)));
  return built.every(Boolean) && runCheck(PACKAGE, progress);
};

/** Builds what is not fresh; throws when a part fails. */
export const mustBuild = async (progress: Progress): Promise<void> => {
  if (!(await buildParts(progress))) throw new Error('The build failed; what it printed is above.');
};
