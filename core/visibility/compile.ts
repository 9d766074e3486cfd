import { compileWith, type CompiledVisibility, type RuledSettings } from './compiled.ts';
import { indexRules } from './rule-index.ts';

/** Settings made ready for many decisions: with the index, any number of rules costs about the same. */
export const compile = (settings: RuledSettings): CompiledVisibility => compileWith(settings, indexRules);
