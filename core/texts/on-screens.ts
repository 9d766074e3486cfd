/** Areas of the texts that screens show. What only the command line says stays English. */
const ON_SCREENS =
  /^(settings|connection|visibility|security|screens|server|messenger|csp\.(error|warning|why|lint|remedy))\./;

/** Whether a text of the core is shown on screens, and so translated. */
export const isOnScreens = (key: string): boolean => ON_SCREENS.test(key);
