import type { Messenger } from '../../settings/index.ts';

/** Every text that visitors read and that can be translated, each once, in the order of the messenger. */
export const translatableTexts = ({ style, content, visitors }: Messenger): readonly string[] => [
  ...new Set(
    [
      style.title,
      style.subtitle,
      content.greeting,
      style.launcher.label,
      ...content.widgets.flatMap(({ title, newLabel = '', links = [] }) => [
        title,
        newLabel,
        ...links.map(({ label }) => label),
      ]),
      visitors.consent?.text ?? '',
    ].filter((text) => text !== ''),
  ),
];
