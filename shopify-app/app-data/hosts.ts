import { hostOf, isKnownCaptureHost, isKnownScriptUrl, type Connection } from '@talk-suite/core/connection';
import { finding, type Finding } from './finding.ts';

export interface HostRights {
  /** Hosts (`capture.example.com`, with a port where there is one) other than Ortto's own that may be saved. */
  readonly allowedHosts: readonly string[];
}

const LOOPBACK = /^(localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?$/;

/**
 * The hosts of a connection that may not be saved: a script host is power over the storefront, which not everyone
 * who may open an app has in the store. So what is not Ortto's own must be allowed by who runs the app, also where it
 * is stored already: it may have been written past the app.
 */
export const hostFindings = (connection: Connection, { allowedHosts }: HostRights): Finding[] => {
  const refuse = (field: 'captureHost' | 'scriptUrl', known: boolean): Finding[] => {
    const host = hostOf(connection[field]);
    return known || allowedHosts.includes(host)
      ? []
      : [finding('hostNotAllowed', `connection.${field}`, { host })];
  };
  return [
    ...refuse('captureHost', isKnownCaptureHost(connection.captureHost)),
    ...refuse('scriptUrl', isKnownScriptUrl(connection.scriptUrl)),
  ];
};

/** Loopback hosts can be typed where one is allowed: on a developer's machine. */
export const allowsLoopback = ({ allowedHosts }: HostRights): boolean =>
  allowedHosts.some((host) => LOOPBACK.test(host));
