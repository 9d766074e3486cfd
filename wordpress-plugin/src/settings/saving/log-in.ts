interface EventSource {
  trigger(name: string, data: readonly unknown[]): void;
}

/**
 * Has WordPress ask for the login in its own window over this screen, as it does by itself when it notices that a session
 * is over. Where that part of WordPress is not there, nothing happens: the link stays.
 */
export const askToLogIn = (): void => {
  const jQuery = (window as { jQuery?: (target: Document) => EventSource }).jQuery;
  jQuery?.(document).trigger('heartbeat-tick', [{ 'wp-auth-check': false }]);
};
