import type { VNode } from 'preact';
import { h, several, type Children } from './element.ts';
import { renderTemplate } from '../../merge-tags/render.ts';
import { counted } from '../../words/say.ts';
import { askedOf } from '../form.ts';
import type { Actions, FormProblem, Model } from '../model.ts';
import { bar } from './bar.ts';
import { safeAddress } from './pieces.ts';

/** How browsers fill the fields in. */
const FILL = { email: 'email', firstName: 'given-name', lastName: 'family-name' } as const;

const inWords = ({ speech }: Model, problem: FormProblem): string =>
  typeof problem === 'string' ? speech.words[problem] : counted(speech, 'tooLong', problem.tooLong);

const trouble = (model: Model, name: 'email' | 'firstName' | 'lastName' | 'consent'): VNode | null => {
  const problem = model.form.problems[name];
  return problem === undefined
    ? null
    : h('span', { class: 'trouble', id: `${name}-trouble` }, inWords(model, problem));
};

const field = (
  model: Model,
  { fill }: Actions,
  { name, required }: { readonly name: 'email' | 'firstName' | 'lastName'; readonly required: boolean },
): VNode => {
  const { words } = model.speech;
  return h(
    'div',
    { class: 'field', key: name },
    h(
      'label',
      { for: name },
      words[name],
      !required && h('span', { class: 'optional' }, ` (${words.optional})`),
    ),
    h('input', {
      id: name,
      // An e-mail field would change what was typed: domains of other scripts become unreadable.
      type: 'text',
      inputMode: name === 'email' ? 'email' : 'text',
      autocomplete: FILL[name],
      autocapitalize: name === 'email' ? 'none' : 'words',
      spellcheck: false,
      dir: name === 'email' ? 'ltr' : 'auto',
      required,
      value: model.form.values[name],
      'aria-invalid': model.form.problems[name] ? 'true' : undefined,
      'aria-describedby': model.form.problems[name] ? `${name}-trouble` : undefined,
      onInput: (event: Event) => fill(name, (event.target as HTMLInputElement).value),
    }),
    trouble(model, name),
  );
};

const consent = (model: Model, { agree }: Actions): VNode | null => {
  const { texts, visitor, settings, form } = model;
  const asked = settings.visitors.consent;
  if (asked === null) return null;
  const text = renderTemplate(texts.consent, visitor);
  const href = safeAddress(asked.url);
  return h(
    'div',
    { class: 'field' },
    h(
      'label',
      { class: 'check' },
      h('input', {
        id: 'consent',
        type: 'checkbox',
        checked: form.agreed,
        required: asked.required,
        'aria-invalid': form.problems.consent ? 'true' : undefined,
        'aria-describedby': form.problems.consent ? 'consent-trouble' : undefined,
        onChange: (event: Event) => agree((event.target as HTMLInputElement).checked),
      }),
      h('bdi', {}, href ? h('a', { href, target: '_blank', rel: 'noopener' }, text) : text),
    ),
    trouble(model, 'consent'),
  );
};

/** What is asked of a visitor before a conversation. */
export const form = (model: Model, actions: Actions): Children => {
  const { settings, details, speech, texts, visitor } = model;
  const greeting = renderTemplate(texts.greeting, visitor);
  return several(
    bar(model, actions, speech.words.formName),
    h(
      'form',
      {
        class: 'page',
        noValidate: true,
        'aria-labelledby': 'title',
        onSubmit: (event: Event) => {
          event.preventDefault();
          actions.submit();
        },
      },
      greeting && h('p', { class: 'intro' }, h('bdi', {}, greeting)),
      askedOf(settings.visitors, details).map((asked) => field(model, actions, asked)),
      consent(model, actions),
      h('button', { class: 'primary' }, speech.words.start),
    ),
  );
};
