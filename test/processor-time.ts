/**
 * Processor time of this process in milliseconds, user and system. For tests of what must not take for ever: unlike the
 * clock it does not run while other work has the processor.
 */
export const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
