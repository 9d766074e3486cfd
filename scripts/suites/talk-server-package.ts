import { runInView } from './child.ts';

/** Jest's global setup: tests start the Talk server's threads and processes from its package, which is built if it is not fresh. */
const buildPackage = async (): Promise<void> => {
  const code = await runInView(process.execPath, ['talk-server/build-package.ts']);
  if (code !== 0)
    throw new Error(
      'The Talk server’s package could not be built; `npm run build` builds what it is made of.',
    );
};
export default buildPackage;
