/** What of App Bridge asks for access. */
export interface AskingBridge {
  readonly scopes: {
    query(): Promise<{ readonly granted: readonly string[] }>;
    request(scopes: string[]): Promise<{ readonly result: string }>;
  };
}

/** Whether an optional access scope is granted. Where the platform does not answer, it is not. */
export const isGranted = async ({ scopes }: AskingBridge, scope: string): Promise<boolean> => {
  try {
    return (await scopes.query()).granted.includes(scope);
  } catch {
    return false;
  }
};

/**
 * Whether the app may read what an optional access scope is about. Where it may not yet, the merchant is asked: by what
 * the one who is there wants to do now, and never before.
 * @throws where the platform does not answer
 */
export const mayRead = async ({ scopes }: AskingBridge, scope: string): Promise<boolean> => {
  const { granted } = await scopes.query();
  return granted.includes(scope) || (await scopes.request([scope])).result === 'granted-all';
};

/** What came of asking for a permission. */
export type Allowed = 'allowed' | 'declined' | 'failed';

/** The same as `mayRead`, in a word. */
export const allowed = async (bridge: AskingBridge, scope: string): Promise<Allowed> => {
  try {
    return (await mayRead(bridge, scope)) ? 'allowed' : 'declined';
  } catch {
    return 'failed';
  }
};
