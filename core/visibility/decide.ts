/** What of a page's context the decision reads. Hosts may send more; it is ignored. */
export interface PageContext {
  /** The page's own setting; null or absent means: inherit. */
  readonly override?: 'show' | 'hide' | null;
}

/** What of the settings the decision reads. */
export interface VisibilitySettings {
  readonly enabled: boolean;
  readonly visibility: { readonly default: 'show' | 'hide' };
}

export interface Decision {
  readonly talk: 'show' | 'hide';
  readonly because: { readonly by: 'site' | 'page' | 'rule' | 'default'; readonly rule?: string };
}

/**
 * Whether Talk shows on a page, and what decided it: the site's switch, else the page's own setting, else
 * (the place of the rules) the default.
 */
export const decide = (settings: VisibilitySettings, context: PageContext): Decision => {
  if (!settings.enabled) return { talk: 'hide', because: { by: 'site' } };
  if (context.override) return { talk: context.override, because: { by: 'page' } };
  return { talk: settings.visibility.default, because: { by: 'default' } };
};
