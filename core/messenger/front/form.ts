import { EMAIL_LIMIT, EMAIL_PATTERN, NAME_LIMIT } from '../../contract/conversation/limits.ts';
import type { DetailsBody } from '../../contract/conversation/requests.ts';
import type { PublicVisitors } from '../public-settings.ts';
import type { Form, FormField, FormProblem } from './model.ts';

const EMAIL = new RegExp(EMAIL_PATTERN);

export const emptyForm: Form = {
  values: { email: '', firstName: '', lastName: '' },
  agreed: false,
  problems: {},
};

export interface Asked {
  readonly name: 'email' | 'firstName' | 'lastName';
  readonly required: boolean;
}

/** What a visitor is asked for: nothing that is known already. */
export const askedOf = (visitors: PublicVisitors, details: DetailsBody): readonly Asked[] =>
  (['email', 'firstName', 'lastName'] as const)
    .map((name) => ({
      name,
      asked: name === 'email' ? (visitors.email ? 'required' : 'off') : visitors[name],
    }))
    .filter(({ name, asked }) => asked !== 'off' && !details[name])
    .map(({ name, asked }) => ({ name, required: asked === 'required' }));

/** Whether anything is to be filled in or agreed to before a conversation starts. */
export const needsForm = (visitors: PublicVisitors, details: DetailsBody): boolean =>
  askedOf(visitors, details).length > 0 || visitors.consent !== null;

const problemOf = (name: FormField, text: string, required: boolean): FormProblem | null => {
  if (text === '') return required ? 'missing' : null;
  const excess = text.length - (name === 'email' ? EMAIL_LIMIT : NAME_LIMIT);
  if (excess > 0) return { tooLong: excess };
  return name === 'email' && !EMAIL.test(text) ? 'emailWrong' : null;
};

/**
 * What a filled-in form says, or what is wrong with it: by the contract's own limits, so that a server refuses nothing
 * that was taken here.
 * @example readForm(visitors, {}, form) // { problems: { email: 'missing' } }
 */
export const readForm = (
  visitors: PublicVisitors,
  known: DetailsBody,
  { values, agreed }: Form,
): { readonly details: DetailsBody } | { readonly problems: Form['problems'] } => {
  const asked = askedOf(visitors, known);
  const problems = Object.fromEntries(
    asked.flatMap(({ name, required }) => {
      const problem = problemOf(name, values[name].trim(), required);
      return problem === null ? [] : [[name, problem]];
    }),
  ) as Partial<Record<FormField, FormProblem>>;
  if (visitors.consent?.required && !agreed) problems.consent = 'consentMissing';
  if (Object.keys(problems).length > 0) return { problems };
  const filled = asked.flatMap(({ name }) => (values[name].trim() ? [[name, values[name].trim()]] : []));
  return { details: { ...known, ...Object.fromEntries(filled) } };
};
