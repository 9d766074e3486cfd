/** Where phones begin, as a media query; the style sheet has the same. */
export const PHONE = '(max-width: 480px), (max-height: 420px)';
