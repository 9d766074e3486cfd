/**
 * Megabytes of each half of the memory for what is new. Node lets it grow to 16, three times over, before it tidies up
 * what ten thousand connections left there; it cannot be told so once it runs.
 */
const YOUNG = '--max-semi-space-size=4';

/** Whoever sets a size of their own keeps it. */
const isSized = () =>
  [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].some((options) =>
    options.includes('--max-semi-space-size'),
  );

/**
 * Starts Node anew in the place of this process, with what it has to be told when it starts; where that cannot be, as on
 * Windows, it goes on without.
 * @param {readonly string[]} more flags that are needed besides
 */
export const startAnew = (more = []) => {
  const flags = [...(isSized() ? [] : [YOUNG]), ...more.filter((flag) => !process.execArgv.includes(flag))];
  if (flags.length === 0 || process.platform === 'win32' || process.execve === undefined) return;
  const [node, ...script] = process.argv;
  process.execve(process.execPath, [node, ...flags, ...process.execArgv, ...script], process.env);
};
