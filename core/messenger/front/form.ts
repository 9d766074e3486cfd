import { EMAIL_LIMIT, EMAIL_PATTERN, lengthOf, NAME_LIMIT } from '../../contract/conversation/limits.ts';
import type { DetailsBody } from '../../contract/conversation/requests.ts';
import type { PublicVisitors } from '../public-settings.ts';
import type { Form, FormField, FormProblem, NamedField } from './model.ts';

const EMAIL = new RegExp(EMAIL_PATTERN);

export const emptyForm: Form = { values: {}, agreed: false, problems: {} };

export interface Asked {
  readonly name: NamedField;
  readonly required: boolean;
}

/** What a visitor is asked for: nothing that is known already. */
export const askedOf = (visitors: PublicVisitors, details: DetailsBody): readonly Asked[] =>
  (['email', 'firstName', 'lastName'] as const)
    .filter((name) => visitors[name] && visitors[name] !== 'off' && !details[name])
    .map((name) => ({ name, required: visitors[name] !== 'optional' }));

/** Whether anything is to be filled in or agreed to before a conversation starts. */
export const needsForm = (visitors: PublicVisitors, details: DetailsBody): boolean =>
  askedOf(visitors, details).length > 0 || visitors.consent !== null;

const problemOf = (name: NamedField, text: string, required: boolean): FormProblem | undefined => {
  if (text === '') return required ? 'missing' : undefined;
  const excess = lengthOf(text) - (name === 'email' ? EMAIL_LIMIT : NAME_LIMIT);
  if (excess > 0) return { tooLong: excess };
  return name === 'email' && !EMAIL.test(text) ? 'emailWrong' : undefined;
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
  const problems: Partial<Record<FormField, FormProblem>> = {};
  const details: Partial<Record<NamedField, string>> = { ...known };
  for (const { name, required } of askedOf(visitors, known)) {
    const text = values[name]?.trim() ?? '';
    const problem = problemOf(name, text, required);
    if (problem) problems[name] = problem;
    else if (text) details[name] = text;
  }
  if (visitors.consent?.required && !agreed) problems.consent = 'consentMissing';
  return Object.keys(problems).length > 0 ? { problems } : { details };
};
