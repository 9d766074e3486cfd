/** Characters of a password. Length is what counts; the longest bounds the work that a stranger can cause. */
export const PASSWORD_LENGTH = { shortest: 10, longest: 200 } as const;
