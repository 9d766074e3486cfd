import { Type, type Static } from 'typebox';
import { checkRules } from '../../visibility/check.ts';
import { rulesSchema } from '../../visibility/rule.ts';
import { field, ownInstallation, radio } from './fields.ts';
import { closed, oneOf } from './schema-parts.ts';

const DEFAULTS = ['show', 'hide'] as const;
const WHEN_HIDDEN = ['track', 'nothing'] as const;

/** On which pages Talk is. */
export const visibilitySchema = Type.Object(
  {
    default: oneOf(DEFAULTS, 'show'),
    rules: rulesSchema,
    whenHidden: oneOf(WHEN_HIDDEN, 'track'),
  },
  closed,
);

export const visibilityFields = {
  default: radio('visibility.default', DEFAULTS),
  whenHidden: radio('visibility.whenHidden', WHEN_HIDDEN, { when: [ownInstallation] }),
  rules: field('rules', 'visibility.rules'),
};

/** What the schema cannot say about rules that have the right shape. */
export const checkVisibilitySection = ({ rules }: Static<typeof visibilitySchema>) => checkRules(rules);
