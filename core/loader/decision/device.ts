/** As browsers say it themselves where they do, else by the width of the window. */
export const isMobile = (): boolean =>
  (navigator as { userAgentData?: { mobile: boolean } }).userAgentData?.mobile ??
  matchMedia('(max-width:767px)').matches;
