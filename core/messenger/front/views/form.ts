import { renderTemplate } from '../../merge-tags/render.ts';
import { counted } from '../../words/say.ts';
import { h, type Children, type VNode } from '../element.ts';
import { askedOf } from '../form.ts';
import { wholeOf, type Actions, type FormField, type Model } from '../model.ts';
import { bar } from './bar.ts';
import { safeAddress } from './pieces.ts';

/** How browsers fill the fields in. */
const FILL = { email: 'email', firstName: 'given-name', lastName: 'family-name' } as const;

/** What is wrong with a field, and the attributes that tell of it. */
const trouble = ({ form, speech }: Model, name: FormField): readonly [attributes: object, text?: VNode] => {
  const { [name]: problem } = form.problems;
  if (!problem) return [{}];
  const id = `${name}-trouble`;
  const text =
    typeof problem === 'string'
      ? speech.words[problem]
      : // Seldom said, and so not among the first words: they are on their way.
        speech.words.tooLong && counted(wholeOf(speech), 'tooLong', problem.tooLong);
  return [{ 'aria-invalid': 'true', 'aria-describedby': id }, h('span', { class: 'trouble', id }, text)];
};

const consent = (model: Model, { agree }: Actions): VNode | undefined => {
  const { texts, visitor, settings, form } = model;
  const asked = settings.visitors.consent;
  if (!asked) return;
  const text = renderTemplate(texts.consent, visitor);
  const href = safeAddress(asked.url);
  const [wrong, said] = trouble(model, 'consent');
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
        ...wrong,
        onChange: (event: Event) => agree((event.target as HTMLInputElement).checked),
      }),
      h('bdi', null, href ? h('a', { href, target: '_blank', rel: 'noopener' }, text) : text),
    ),
    said,
  );
};

/** The fields of what is asked, and what is to be agreed to. */
export const fields = (model: Model, actions: Actions): Children => {
  const { settings, details, speech, form } = model;
  const { words } = speech;
  return [
    ...askedOf(settings.visitors, details).map(({ name, required }) => {
      const [wrong, said] = trouble(model, name);
      const isEmail = name === 'email';
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
          // An email field would change what was typed: domains of other scripts become unreadable.
          type: 'text',
          inputMode: isEmail ? 'email' : 'text',
          autocomplete: FILL[name],
          autocapitalize: isEmail ? 'none' : 'words',
          spellcheck: 'false',
          dir: isEmail ? 'ltr' : 'auto',
          required,
          value: form.values[name],
          ...wrong,
          onInput: (event: Event) => actions.fill(name, (event.target as HTMLInputElement).value),
        }),
        said,
      );
    }),
    consent(model, actions),
  ];
};

/** The team's first words, where there are any. */
export const intro = ({ texts, visitor }: Model): Children => {
  const greeting = renderTemplate(texts.greeting, visitor);
  return greeting && h('p', { class: 'intro' }, h('bdi', null, greeting));
};

/** What is asked of a visitor before a conversation. */
export const form = (model: Model, actions: Actions): Children => [
  bar(model, actions, model.speech.words.formName),
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
    intro(model),
    fields(model, actions),
    h('button', { class: 'primary' }, model.speech.words.start),
  ),
];
