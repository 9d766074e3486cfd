/**
 * Calls back once when the process that started this one is gone. npm starts scripts through a shell; a
 * signal that reaches only npm or that shell ends them and would leave us running.
 */
export const onOrphaned = (callback: () => void): void => {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
};
