import type { Connection } from './types.ts';

/** The values of a connection as they are typed: text, whatever it holds. */
export interface TypedValues {
  readonly trackingKey: string;
  readonly captureHost: string;
  readonly scriptUrl: string;
  /** JSON of the init options, or blank. */
  readonly options: string;
  /** Not typed: kept from the connection that is being changed. */
  readonly track: Connection['track'];
}

/** The values of a connection for typing, blank without one. */
export const typedValuesOf = (connection: Connection | null): TypedValues => ({
  trackingKey: connection?.trackingKey ?? '',
  captureHost: connection?.captureHost ?? '',
  scriptUrl: connection?.scriptUrl ?? '',
  options:
    connection && Object.keys(connection.options).length > 0
      ? JSON.stringify(connection.options, null, 2)
      : '',
  track: connection?.track ?? {},
});
