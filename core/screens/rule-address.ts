const NAME = 'rule';

/** The rule that the address of a screen leads to (`?rule=ID`), or null. */
export const ruleIn = (search: string): string | null => new URLSearchParams(search).get(NAME);

/** What the address of the screen with the rules ends with, to lead to one of them. */
export const ruleQuery = (id: string): string => `?${new URLSearchParams({ [NAME]: id })}`;
