/** Whether Talk shows on a page, and what decided it: the site's switch, the page's setting, a rule, the default. */
export interface Decision {
  readonly talk: 'show' | 'hide';
  readonly because: {
    readonly by: 'site' | 'page' | 'rule' | 'default';
    /** Id of the rule, where one decided. */
    readonly rule?: string;
  };
}
