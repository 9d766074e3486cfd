import { patternError } from '../visibility/check.ts';
import { compile } from '../visibility/decision/compile.ts';
import { decideCompiled } from '../visibility/decision/decide.ts';
import { readFacts, type PageContext } from '../visibility/facts.ts';

const rest = ({ override: _override, ...context }: PageContext): PageContext => context;

/**
 * The pages that addresses are about, whatever else decides there. An address that is not one yet matches none.
 * @example matchedPages(['/shop/*'], pages)
 */
export const matchedPages = <Page extends { readonly context: PageContext }>(
  patterns: readonly string[],
  pages: readonly Page[],
): readonly Page[] => {
  const path = patterns.filter((pattern) => pattern !== '' && patternError(pattern) === null);
  if (path.length === 0) return [];
  const compiled = compile({
    enabled: true,
    visibility: {
      default: 'hide',
      rules: [{ id: 'a', name: '', effect: 'show', enabled: true, when: { path } }],
    },
  });
  return pages.filter(({ context }) => decideCompiled(compiled, readFacts(rest(context))).talk === 'show');
};
